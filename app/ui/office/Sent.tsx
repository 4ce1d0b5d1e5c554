import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { PersonId } from '../../model/brand.ts';
import { useObservable } from '../../react/session.ts';
import type { Office, SentInvitation } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { ButtonLink } from '../parts/Button.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { PairMark } from '../parts/PairMark.tsx';
import { StateChip } from '../parts/StateChip.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import { pairStageWords, personStageWords, toneOfStage } from './stages.ts';

/** Every invitation sent and where each of those asked stands. */
export function Sent({ office }: { office: Office }) {
  const sent = useObservable(office.sent);
  const directory = useObservable(office.directory);
  const [open, setOpen] = useState<PersonId | null>(null);
  return (
    <>
      <header className="office-head">
        <h1>
          <Plural value={sent.length} _0="Invitations" one="# invitation" other="# invitations" />
        </h1>
      </header>
      {sent.length === 0 ? (
        <EmptyState
          title={<Trans>Nothing sent yet</Trans>}
          why={<Trans>Once you send invitations, this page says who accepted and who still thinks about it.</Trans>}
          action={
            <ButtonLink kind="primary" href={`/office/${office.id}/pairs`}>
              <Trans>See the pairs</Trans>
            </ButtonLink>
          }
        />
      ) : (
        <ul className="sent">
          {sent.map((invitation) => (
            <SentCard key={invitation.id} invitation={invitation} onOpen={setOpen} />
          ))}
        </ul>
      )}
      <PersonDialog entry={directory.find((each) => each.person === open) ?? null} onClose={() => setOpen(null)} />
    </>
  );
}

function SentCard({ invitation, onOpen }: { invitation: SentInvitation; onOpen: (person: PersonId) => void }) {
  const { i18n } = useLingui();
  const now = useNow();
  const { mentor, mentee, third, stage, handedOver, expires, words } = invitation;
  const asked = third === null ? [mentor, mentee] : [mentor, mentee, third];
  const yeses = asked.filter((each) => each.stage === 'accepted').length;
  const open = stage === 'sent' || stage === 'accepted';
  const until = formatDate(i18n.locale, expires, now);
  const nameOf = (of: PersonId): string => asked.find(({ person }) => person === of)?.name ?? '';
  return (
    <li className="card sent-card">
      <div className="pair-line">
        <span className="pair-who">
          <PairMark first={mentor.name} second={mentee.name} />
          <strong>
            <bdi>{mentor.name}</bdi> · <bdi>{mentee.name}</bdi>
          </strong>
        </span>
        <StateChip tone={handedOver ? toneOfStage(stage) : 'warn'}>
          {handedOver ? i18n._(pairStageWords(stage, yeses)) : <Trans>Waits here for the server</Trans>}
        </StateChip>
      </div>
      <ul className="sent-people">
        {asked.map((each) => (
          <li key={each.person}>
            <button type="button" dir="auto" onClick={() => onOpen(each.person)}>
              {each.name}
            </button>{' '}
            <span className="muted">
              {each === third && <Trans context="after a name">(accompanies)</Trans>}{' '}
              {i18n._(personStageWords(each.stage))}
            </span>
          </li>
        ))}
      </ul>
      {words.map((each) => (
        <blockquote key={each.person} className="sent-words" dir="auto">
          {each.words}
          <footer className="caption muted">
            <bdi>{nameOf(each.person)}</bdi>
          </footer>
        </blockquote>
      ))}
      {open && (
        <p className="caption muted">
          <Trans>Open until {until}</Trans>
        </p>
      )}
    </li>
  );
}
