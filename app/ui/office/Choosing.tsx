import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useObservable } from '../../react/session.ts';
import type { ChoiceView, Office } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate, formatList } from '../format.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { PersonMark } from '../parts/PairMark.tsx';
import { OfficeHead } from './OfficeFrame.tsx';
import { useRun } from './useRun.ts';

/** Where each mentee chooses among three: to send them, and where each of them stands. */
export function Choosing({ office }: { office: Office }) {
  const { t } = useLingui();
  const { announce } = useAnnouncer();
  const choices = useObservable(office.choices);
  const waiting = useObservable(office.proposable);
  const { busy, run } = useRun();
  const send = async () => {
    const sent = await run(() => office.propose());
    if (sent !== null) announce(t`Sent`);
  };
  return (
    <>
      <OfficeHead title={<Trans>Mentors to choose from</Trans>}>
        {waiting > 0 && (
          <Button kind="primary" small busy={busy} onClick={() => void send()}>
            <Plural value={waiting} one="Propose mentors to # mentee" other="Propose mentors to # mentees" />
          </Button>
        )}
      </OfficeHead>
      <p className="second muted">
        <Trans>
          Each mentee sees the three mentors who suit them best, without names, and puts them in order. The first is
          invited and has three days; then the next. A mentor without a place is passed by.
        </Trans>
      </p>
      {choices.length > 0 && (
        <ul className="people" aria-label={t`Mentors to choose from`}>
          {choices.map((choice) => (
            <li key={choice.mentee} className="person">
              <PersonMark name={choice.name} side="second" />
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
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Proposed({ choice }: { choice: ChoiceView }) {
  const { i18n } = useLingui();
  return <bdi>{formatList(i18n.locale, choice.proposed)}</bdi>;
}

function Standing({ choice: { standing, mentor } }: { choice: ChoiceView }) {
  const { i18n } = useLingui();
  const now = useNow();
  const name = <bdi>{mentor}</bdi>;
  switch (standing.tag) {
    case 'choosing':
      return <Trans>May choose until {formatDate(i18n.locale, standing.until, now)}.</Trans>;
    case 'silent':
      return <Trans>Did not choose in time. Others can be proposed.</Trans>;
    case 'none':
      return <Trans>Wants none of them. Others can be proposed.</Trans>;
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
