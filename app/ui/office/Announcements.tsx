import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { ANNOUNCEMENT_KINDS, type AnnouncementKind, announcementText } from '../../model/announcement.ts';
import { LIMITS } from '../../model/limits.ts';
import { useObservable } from '../../react/session.ts';
import type { Office, SentAnnouncement } from '../../session/types.ts';
import { LinkedText } from '../announcements/LinkedText.tsx';
import { useNow } from '../clock.ts';
import { formatSince } from '../format.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { Segmented } from '../parts/Choice.tsx';
import { TextArea } from '../parts/Field.tsx';
import { OfficeHead } from './OfficeFrame.tsx';
import { useRun } from './useRun.ts';
import '../announcements/announcements.css';
import './outreach.css';

/** What the programme tells all its people, and how far it has got. */
export function Announcements({ office }: { office: Office }) {
  const { t } = useLingui();
  const told = useObservable(office.outreach.announcements);
  return (
    <>
      <OfficeHead title={t`Announcements`} />
      <Writing office={office} />
      {told.length > 0 && (
        <ul className="sent">
          {told.map((one) => (
            <Told key={one.number} one={one} />
          ))}
        </ul>
      )}
    </>
  );
}

function Writing({ office }: { office: Office }) {
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  const { busy, run } = useRun();
  const people = useObservable(office.directory).filter(({ active }) => active).length;
  const [kind, setKind] = useState<AnnouncementKind>('announcement');
  const [text, setText] = useState('');
  const [isLate, setLate] = useState(false);
  const clean = announcementText(text);
  const error =
    clean === 'links'
      ? t`One link at most, and it begins with https://`
      : isLate && clean === 'missing' && t`Write what you want to tell them.`;
  const send = async (): Promise<void> => {
    setLate(true);
    if (clean === 'missing' || clean === 'too-long' || clean === 'links') return;
    if ((await run(() => office.outreach.announce(kind, clean))) === null) return;
    setText('');
    setLate(false);
    toast(t`On its way to everybody.`);
  };
  return (
    <form
      className="card stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Segmented
        legend={<Trans>What it is</Trans>}
        value={kind}
        onValue={setKind}
        options={ANNOUNCEMENT_KINDS.map((value) => ({
          value,
          label: value === 'tip' ? <Trans>Tip of the week</Trans> : <Trans>Announcement</Trans>,
        }))}
      />
      <TextArea
        label={t`To everybody in the programme`}
        hint={t`Plain words; one link may stand in them. Signed by the programme, and sealed to each.`}
        rows={5}
        max={LIMITS.announcement}
        value={text}
        onValue={setText}
        error={error}
      />
      <div className="sent-foot">
        <p className="caption muted">
          <Plural value={people} one="It goes to # person." other="It goes to # people." />
        </p>
        <Button kind="primary" type="submit" busy={busy} disabled={people === 0}>
          <Trans>Tell everybody</Trans>
        </Button>
      </div>
    </form>
  );
}

function Told({ one }: { one: SentAnnouncement }) {
  const { i18n } = useLingui();
  const now = useNow();
  const { kind, text, at, reached, missed, left } = one;
  return (
    <li className="card">
      <p className="caption muted">
        {kind === 'tip' ? <Trans>Tip of the week</Trans> : <Trans>Announcement</Trans>} ·{' '}
        {formatSince(i18n.locale, Math.min(at, now), now)}
      </p>
      <LinkedText text={text} />
      <p className="caption muted">
        <Plural value={reached} one="In # mailbox" other="In # mailboxes" />
        {left > 0 && (
          <>
            {', '}
            <Plural value={left} one="# still to come" other="# still to come" />
          </>
        )}
        {missed > 0 && (
          <>
            {', '}
            <Plural value={missed} one="# could not take it" other="# could not take it" />
          </>
        )}
      </p>
    </li>
  );
}
