import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { PersonId } from '../../model/brand.ts';
import { useObservable } from '../../react/session.ts';
import type { Office } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDay, formatTime } from '../format.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { AskedChanges } from './AskedChanges.tsx';
import { type Batch, batchesOf } from './batches.ts';
import { PersonDialog } from './PersonDialog.tsx';
import { SentCard } from './SentCard.tsx';
import { DoneBy } from './team/DoneBy.tsx';
import { useRun } from './useRun.ts';
import './outreach.css';

/** Every invitation sent, batch by batch, and where each of those asked stands. */
export function Sent({ office }: { office: Office }) {
  const sent = useObservable(office.sent);
  const directory = useObservable(office.directory);
  const waiting = useObservable(office.outreach.waiting).total;
  const [open, setOpen] = useState<PersonId | null>(null);
  const at = `/office/${office.id}`;
  return (
    <>
      <header className="office-head">
        <h1>
          <Plural value={sent.length} _0="Invitations" one="# invitation" other="# invitations" />
        </h1>
        <div className="office-actions">
          <RemindAll office={office} />
        </div>
      </header>
      <nav className="outreach-ways">
        <ButtonLink small href={`${at}/waiting`}>
          <Plural value={waiting} _0="Waiting list" one="Waiting list: # person" other="Waiting list: # people" />
        </ButtonLink>
        <ButtonLink small href={`${at}/announcements`}>
          <Trans>Announcements</Trans>
        </ButtonLink>
      </nav>
      <AskedChanges office={office} />
      {sent.length === 0 ? (
        <EmptyState
          title={<Trans>Nothing sent yet</Trans>}
          why={<Trans>Once you send invitations, this page says who accepted and who still thinks about it.</Trans>}
          action={
            <ButtonLink kind="primary" href={`${at}/pairs`}>
              <Trans>See the pairs</Trans>
            </ButtonLink>
          }
          example={<Trans>For example: “Ada has accepted, Ben still thinks about it.”</Trans>}
        />
      ) : (
        batchesOf(sent).map((batch) => (
          <section key={batch.at} className="batch">
            <BatchHead office={office} batch={batch} />
            <ul className="sent">
              {batch.invitations.map((invitation) => (
                <SentCard key={invitation.id} office={office} invitation={invitation} onOpen={setOpen} />
              ))}
            </ul>
          </section>
        ))
      )}
      <PersonDialog entry={directory.find((each) => each.person === open) ?? null} onClose={() => setOpen(null)} />
    </>
  );
}

/** One tap for all who may be reminded: nobody more often than every third day. */
function RemindAll({ office }: { office: Office }) {
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  const { busy, run } = useRun();
  const count = useObservable(office.outreach.remindable);
  if (count === 0) return null;
  const remind = async (): Promise<void> => {
    const done = await run(() => office.outreach.remind());
    if (done !== null) toast(t`${plural(done.value, { one: '# person reminded', other: '# people reminded' })}`);
  };
  return (
    <Button busy={busy} small onClick={() => void remind()}>
      <Plural value={count} one="Remind # person" other="Remind # people" />
    </Button>
  );
}

function BatchHead({ office, batch: { at, days, people } }: { office: Office; batch: Batch }) {
  const { i18n } = useLingui();
  const now = useNow();
  return (
    <header>
      <h2>
        <Trans>
          Sent {formatDay(i18n.locale, at, Math.max(now, at))}, {formatTime(i18n.locale, at)}
        </Trans>
      </h2>
      <p className="caption muted batch-counts">
        <DoneBy office={office} does="invited" about={String(at)} />
        <span>
          <Plural value={days} one="# day to answer" other="# days to answer" />
        </span>
        <span>
          <Trans>
            {people.reached} of {people.asked} reached
          </Trans>
        </span>
        <span>
          <Plural value={people.opened} one="# has opened it" other="# have opened it" />
        </span>
        <span>
          <Plural value={people.yes} one="# yes" other="# yes" />
        </span>
        <span>
          <Plural value={people.no} one="# no" other="# no" />
        </span>
        {people.late > 0 && (
          <span>
            <Plural value={people.late} one="# did not answer in time" other="# did not answer in time" />
          </span>
        )}
      </p>
    </header>
  );
}
