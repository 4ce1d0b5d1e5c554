import { Trans, useLingui } from '@lingui/react/macro';
import Check from 'lucide-react/icons/check';
import type { Waiting } from '../../model/occurrences.ts';
import type { AgendaView, Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatList } from '../format.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { RepeatWords } from './repeats.tsx';
import { Around, Start } from './When.tsx';

/** A time that waits for an answer: of mine, or of somebody else. */
export function Proposal({
  workspace,
  view,
  waiting: { meeting, offer, occurrence, instead, asksMe, isAgreed },
}: {
  workspace: Workspace;
  view: AgendaView;
  waiting: Waiting;
}) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const { announce } = useAnnouncer();
  const { agenda } = workspace;
  const by = view.people.find(({ id }) => id === offer.by);
  const answered = [...offer.yes, ...offer.no].map((each) => each.by);
  const silent = view.people.filter(({ id }) => view.here.includes(id) && id !== offer.by && !answered.includes(id));
  const at = `/w/${workspace.id}/agenda/${meeting.id}`;
  const before = occurrence?.start ?? instead?.time.at;
  const another = (
    <ButtonLink href={occurrence === null ? `${at}/all/move` : `${at}/${occurrence.n}/move`}>
      <Trans>Another time</Trans>
    </ButtonLink>
  );
  // What the others agreed on already is not a card of everybody's: it only asks who has not answered.
  if (isAgreed && !asksMe) return null;
  return (
    <section className={`card agenda-ask ${asksMe ? 'agenda-ask-me' : ''}`} aria-label={t`A time that waits`}>
      <p className="agenda-ask-who">
        {by?.me === true ? (
          <Trans>You propose</Trans>
        ) : (
          <Trans>
            <bdi>{by?.name}</bdi> proposes
          </Trans>
        )}
        {offer.time.repeat !== 'once' && (
          <>
            {', '}
            <RepeatWords repeat={offer.time.repeat} />
          </>
        )}
      </p>
      <p className="agenda-next-start">
        <Start at={offer.time.at} now={now} />
      </p>
      <p className="agenda-next-about">
        <Around time={offer.time} view={view} />
      </p>
      {before !== undefined && (
        <p className="second">
          <Trans>
            Instead of <Start at={before} now={now} />, which holds until then.
          </Trans>
        </p>
      )}
      {(meeting.title !== '' || meeting.place !== '') && (
        <p className="agenda-next-about" dir="auto">
          {[meeting.title, meeting.place].filter((part) => part !== '').join(' · ')}
        </p>
      )}
      {asksMe ? (
        <div className="row agenda-ask-answers">
          <Button
            kind="primary"
            icon={Check}
            onClick={() => {
              agenda.answer(meeting.id, offer.id, true);
              announce(t`Accepted`);
            }}
          >
            {isAgreed ? <Trans>I come</Trans> : <Trans>Accept</Trans>}
          </Button>
          {!isAgreed && another}
          <Button
            kind="plain"
            onClick={() => {
              agenda.answer(meeting.id, offer.id, false);
              announce(t`Answered`);
            }}
          >
            <Trans>I cannot</Trans>
          </Button>
        </div>
      ) : (
        <div className="row agenda-ask-answers">
          <p className="second muted grow">
            <Trans>
              Waits for{' '}
              {formatList(
                i18n.locale,
                silent.map(({ name }) => name),
              )}
            </Trans>
          </p>
          {by?.me === true && another}
          {by?.me === true && (
            <Button
              kind="plain"
              onClick={() => {
                agenda.withdraw(meeting.id, offer.id);
                announce(t`Taken back`);
              }}
            >
              <Trans context="time">Take it back</Trans>
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
