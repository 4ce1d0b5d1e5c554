import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useObservable } from '../../react/session.ts';
import type { ChoiceView, Office } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate, formatList } from '../format.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { PersonMark } from '../parts/PairMark.tsx';
import { OfficeHead } from './OfficeFrame.tsx';
import { useRun } from './useRun.ts';

/** Where people choose among three: to send them, to let a mentor's choice be asked, and where each of them stands. */
export function Choosing({ office, of, children }: { office: Office; of: ChoiceView['of']; children: ReactNode }) {
  const { t } = useLingui();
  const { announce } = useAnnouncer();
  const choices = useObservable(office.choices);
  const waiting = useObservable(office.proposable);
  const { busy, run } = useRun();
  const send = async () => {
    const sent = await run(() => office.propose());
    if (sent !== null) announce(t`Sent`);
  };
  const title = of === 'mentees' ? t`Mentees to choose from` : t`Mentors to choose from`;
  return (
    <>
      <OfficeHead title={title}>
        {waiting > 0 && (
          <Button kind="primary" small busy={busy} onClick={() => void send()}>
            {of === 'mentees' ? (
              <Plural value={waiting} one="Propose mentees to # mentor" other="Propose mentees to # mentors" />
            ) : (
              <Plural value={waiting} one="Propose mentors to # mentee" other="Propose mentors to # mentees" />
            )}
          </Button>
        )}
      </OfficeHead>
      <p className="second muted">
        {of === 'mentees' ? (
          <Trans>
            Each mentor sees up to three mentees who suit them best, without names or words, and puts them in order. You
            look at each choice before anybody is asked. Then the first is invited and has three days; then the next.
          </Trans>
        ) : (
          <Trans>
            Each mentee sees the three mentors who suit them best, without names, and puts them in order. The first is
            invited and has three days; then the next. A mentor without a place is passed by.
          </Trans>
        )}
      </p>
      {children}
      {choices.length > 0 && (
        <ul className="people" aria-label={title}>
          {choices.map((choice) => (
            <li key={choice.person} className="person">
              <PersonMark name={choice.name} side={choice.of === 'mentees' ? 'first' : 'second'} />
              <div className="person-who">
                <strong>
                  <bdi>{choice.name}</bdi>
                </strong>
                <span className="caption muted">
                  <Proposed choice={choice} />
                </span>
              </div>
              <p className="person-why second">
                <Standing choice={choice} />
              </p>
              {choice.standing.tag === 'chosen' && <Allowing office={office} choice={choice} />}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The coordinator's word on whom a mentor chose. */
function Allowing({ office, choice: { person, name, other } }: { office: Office; choice: ChoiceView }) {
  const { t } = useLingui();
  const { busy, run } = useRun();
  return (
    <div className="pair-actions">
      <Button
        small
        busy={busy}
        aria-label={t`Invite ${name} and ${other}`}
        onClick={() => void run(() => office.allowChoice(person))}
      >
        <Trans>Invite them</Trans>
      </Button>
      <Button
        kind="plain"
        small
        aria-label={t`Not ${name} and ${other}`}
        onClick={() => void run(() => office.refuseChoice(person))}
      >
        <Trans>Not these two</Trans>
      </Button>
    </div>
  );
}

function Proposed({ choice }: { choice: ChoiceView }) {
  const { i18n } = useLingui();
  return <bdi>{formatList(i18n.locale, choice.proposed)}</bdi>;
}

function Standing({ choice: { standing, other } }: { choice: ChoiceView }) {
  const { i18n } = useLingui();
  const now = useNow();
  const name = <bdi>{other}</bdi>;
  switch (standing.tag) {
    case 'choosing':
      return <Trans>May choose until {formatDate(i18n.locale, standing.until, now)}.</Trans>;
    case 'silent':
      return <Trans>Did not choose in time. Others can be proposed.</Trans>;
    case 'none':
      return <Trans>Wants none of them. Others can be proposed.</Trans>;
    case 'chosen':
      return (
        <>
          <Trans>Would choose {name}.</Trans>{' '}
          {standing.more > 0 && (
            <Plural value={standing.more} one="# other comes after." other="# others come after." />
          )}
        </>
      );
    case 'refused':
      return <Trans>You let none of them be asked. Others can be proposed.</Trans>;
    case 'waits':
      return <Trans>{name} is asked once somebody accompanies the two.</Trans>;
    case 'asked':
      return (
        <>
          <Trans>
            {name} is asked, until {formatDate(i18n.locale, standing.until, now)}.
          </Trans>{' '}
          {standing.before > 0 && (
            <Plural value={standing.before} one="# was passed by before." other="# were passed by before." />
          )}
        </>
      );
    case 'found':
      return <Trans>{name} said yes.</Trans>;
    case 'nobody':
      return <Trans>None of those they chose could. Others can be proposed.</Trans>;
  }
}
