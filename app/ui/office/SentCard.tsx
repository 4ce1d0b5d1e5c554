import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { PersonId } from '../../model/brand.ts';
import type { Asked, Office, SentInvitation } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate, formatSince } from '../format.ts';
import { DaysLeft } from '../invitation/DaysLeft.tsx';
import { reasonWords, wishWords } from '../invitation/noWords.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { PairMark } from '../parts/PairMark.tsx';
import { StateChip } from '../parts/StateChip.tsx';
import { askedIn } from './batches.ts';
import { FORMAT_WORDS } from './pack/partWords.tsx';
import { pairStageWords, personStageWords, toneOfStage } from './stages.ts';
import { useRun } from './useRun.ts';

/** Days that one tap gives. */
const MORE = 7;

/** One invitation: where each stands, what they said, until when it is open. */
export function SentCard({
  office,
  invitation,
  onOpen,
}: {
  office: Office;
  invitation: SentInvitation;
  onOpen: (person: PersonId) => void;
}) {
  const { i18n } = useLingui();
  const now = useNow();
  const { mentor, mentee, third, more, format, stage, handedOver, expires, words } = invitation;
  const asked = askedIn(invitation);
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
            {more.map(({ person, name }) => (
              <span key={person}>
                {' · '}
                <bdi>{name}</bdi>
              </span>
            ))}
          </strong>
        </span>
        <StateChip tone={handedOver ? toneOfStage(stage) : 'warn'}>
          {handedOver ? i18n._(pairStageWords(stage, yeses)) : <Trans>Waits here for the server</Trans>}
        </StateChip>
      </div>
      {format !== 'pair' && <p className="caption muted">{i18n._(FORMAT_WORDS[format])}</p>}
      <ul className="sent-people">
        {asked.map((each) => (
          <li key={each.person}>
            <button type="button" dir="auto" onClick={() => onOpen(each.person)}>
              {each.name}
            </button>{' '}
            <span className="muted">
              {each === third && <Trans context="after a name">(accompanies)</Trans>}{' '}
              {i18n._(personStageWords(each.stage))}
              {(open || each.stage === 'declined') && <Since asked={each} now={now} />}
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
      {(open || stage === 'expired') && (
        <div className="sent-foot">
          {open && (
            <p className="caption muted">
              <Trans>Open until {until}</Trans> · <DaysLeft expires={expires} now={now} />
            </p>
          )}
          <MoreTime office={office} invitation={invitation} />
        </div>
      )}
    </li>
  );
}

/** What else is known of somebody who was asked: read by the coordinator alone. */
function Since({ asked, now }: { asked: Asked; now: number }) {
  const { i18n } = useLingui();
  const { stage, opened, reminded, reason, wish, until } = asked;
  if (stage === 'declined') {
    return (
      <>
        {reason !== null && <>: {i18n._(reasonWords(reason))}</>}
        {wish !== null && <> · {i18n._(wishWords(wish))}</>}
        {until !== null && (
          <>
            {' '}
            <Trans>(until {formatDate(i18n.locale, until, now)})</Trans>
          </>
        )}
      </>
    );
  }
  if (stage !== 'sent') return null;
  return (
    <>
      {opened && (
        <>
          {' · '}
          <Trans>has opened it</Trans>
        </>
      )}
      {reminded !== null && (
        <>
          {' · '}
          <Trans>reminded {formatSince(i18n.locale, Math.min(reminded, now), now)}</Trans>
        </>
      )}
    </>
  );
}

function MoreTime({ office, invitation }: { office: Office; invitation: SentInvitation }) {
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  const { busy, run } = useRun();
  const names = `${invitation.mentor.name} · ${invitation.mentee.name}`;
  const extend = async (): Promise<void> => {
    const done = await run(() => office.outreach.extend(invitation.id, MORE));
    if (done !== null) toast(t`${plural(MORE, { one: '# day more', other: '# days more' })}`);
  };
  return (
    <Button kind="plain" small busy={busy} aria-label={t`More time for ${names}`} onClick={() => void extend()}>
      <Trans>One week more</Trans>
    </Button>
  );
}
