import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { isDay } from '../../model/goal.ts';
import { GRACE_DAYS } from '../../model/pactState.ts';
import { useObservable } from '../../react/session.ts';
import { useClock, useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { dayOf, instantOfDay } from '../goals/due.ts';
import { Refused } from '../goals/GoalWords.tsx';
import { Button } from '../parts/Button.tsx';
import { Choice, Segmented } from '../parts/Choice.tsx';
import { TextField } from '../parts/Field.tsx';
import { withWhom } from '../workspace/people.ts';
import { Answer } from './Answer.tsx';
import type { PactProps } from './Pact.tsx';
import { FormatWords } from './Places.tsx';
import { Signatures } from './Sheet.tsx';
import { useTries } from './useTries.ts';

type Kind = 'ongoing' | 'meetings' | 'until';

/** A flash of some meetings or until a day, or as long as both want; and the meetings of a flash written down. */
export function Format({ workspace, pact }: PactProps) {
  const { i18n } = useLingui();
  const state = useObservable(pact.state);
  const now = useNow();
  const clock = useClock();
  const { busy, refused, run } = useTries();
  const [kind, setKind] = useState<Kind>('ongoing');
  const [count, setCount] = useState<'1' | '2' | '3'>('3');
  const [until, setUntil] = useState('');
  const { agreed, open } = state.format;
  const isFlash = agreed !== null && agreed.what.sessions !== null;
  const isReady = kind !== 'until' || (isDay(until) && instantOfDay(until) > now);
  const propose = (): Promise<boolean> =>
    run(() =>
      pact.propose({
        kind: 'format',
        sessions: kind === 'meetings' ? Number(count) : null,
        until: kind === 'until' ? until : null,
      }),
    );
  return (
    <>
      <p className="pact-now">
        <FormatWords state={state} />
      </p>
      {isFlash && (
        <section className="pact-met">
          <ul>
            {state.met.map((day) => (
              <li key={day}>
                <Trans>You met on {formatDate(i18n.locale, instantOfDay(day), now)}</Trans>
              </li>
            ))}
          </ul>
          {!state.met.includes(dayOf(now)) && (
            <Button busy={busy} onClick={() => void run(() => pact.met(dayOf(clock())))}>
              <Trans>We met today</Trans>
            </Button>
          )}
        </section>
      )}
      {open !== null && (
        <section className="pact-proposed">
          <h2>
            <Trans>Proposed</Trans>
          </h2>
          <p>
            {open.what.sessions !== null && (
              <Plural value={open.what.sessions} one="A flash of # meeting" other="A flash of # meetings" />
            )}
            {open.what.until !== null && (
              <Trans>A flash, until {formatDate(i18n.locale, instantOfDay(open.what.until), now)}</Trans>
            )}
            {open.what.sessions === null && open.what.until === null && <Trans>As long as you both want</Trans>}
          </p>
          <Signatures workspace={workspace} version={open} />
          <Answer workspace={workspace} pact={pact} version={open} />
        </section>
      )}
      <form
        className="pact-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void propose();
        }}
      >
        <Choice
          legend={<Trans>Propose another length</Trans>}
          value={kind}
          onValue={setKind}
          options={[
            { value: 'ongoing', label: <Trans>As long as you both want</Trans> },
            {
              value: 'meetings',
              label: <Trans>A flash of a few meetings</Trans>,
              detail: <Trans>One question, one to three meetings, and done.</Trans>,
            },
            {
              value: 'until',
              label: <Trans>A flash, until a day</Trans>,
              detail: <Trans>A flash that is over closes itself after {GRACE_DAYS} days, unless you both go on.</Trans>,
            },
          ]}
        />
        {kind === 'meetings' && (
          <Segmented
            legend={<Trans>How many meetings</Trans>}
            value={count}
            onValue={setCount}
            options={(['1', '2', '3'] as const).map((value) => ({ value, label: value }))}
          />
        )}
        {kind === 'until' && (
          <TextField
            label={<Trans>Until which day</Trans>}
            type="date"
            className="goal-date"
            value={until}
            onValue={setUntil}
          />
        )}
        {refused !== null && <Refused why={refused} />}
        <div className="pact-foot">
          <Button kind="primary" type="submit" busy={busy} disabled={!isReady}>
            <Trans>
              Propose it to <bdi>{withWhom(workspace)}</bdi>
            </Trans>
          </Button>
        </div>
      </form>
    </>
  );
}
