import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { isDay } from '../../model/goal.ts';
import { PACT_LIMITS } from '../../model/pact.ts';
import { pausesAt } from '../../model/pactState.ts';
import { useObservable } from '../../react/session.ts';
import { useNow } from '../clock.ts';
import { dayOf, instantOfDay } from '../goals/due.ts';
import { Refused } from '../goals/GoalWords.tsx';
import { Button } from '../parts/Button.tsx';
import { TextArea, TextField } from '../parts/Field.tsx';
import { toFirstFault } from '../parts/toFirstFault.ts';
import { meOf, withWhom } from '../workspace/people.ts';
import type { PactProps } from './Pact.tsx';
import { PauseWords } from './Places.tsx';
import { useTries } from './useTries.ts';

/** Away until a day: said by one, seen by both, over by itself. */
export function PauseForm({ workspace, pact }: PactProps) {
  const { t } = useLingui();
  const [, go] = useLocation();
  const state = useObservable(pact.state);
  const now = useNow();
  const { busy, refused, run } = useTries();
  const [until, setUntil] = useState('');
  const [words, setWords] = useState('');
  const [isLate, setLate] = useState(false);
  const name = withWhom(workspace);
  const mine = pausesAt(state, now).find(({ by }) => by === meOf(workspace).id);
  const isFuture = isDay(until) && until >= dayOf(now);
  async function pause(): Promise<void> {
    setLate(true);
    if (isFuture && (await run(() => pact.pause(until, words.trim())))) go(`/w/${workspace.id}`);
  }
  if (mine !== undefined)
    return (
      <>
        <p className="pact-now">
          <PauseWords workspace={workspace} state={{ ...state, pauses: [mine] }} />
        </p>
        {mine.text !== '' && (
          <p className="work-quote" dir="auto">
            {mine.text}
          </p>
        )}
        {refused !== null && <Refused why={refused} />}
        <p>
          <Button kind="primary" busy={busy} onClick={() => void run(() => pact.resume())}>
            <Trans>I am back</Trans>
          </Button>
        </p>
      </>
    );
  return (
    <form
      className="pact-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void pause();
        toFirstFault(event.currentTarget);
      }}
    >
      <p className="muted">
        <Trans>
          <bdi>{name}</bdi> sees until when you are away, and nobody is nudged meanwhile. You can both go on writing,
          and it ends by itself.
        </Trans>
      </p>
      <TextField
        label={<Trans>Until which day</Trans>}
        type="date"
        className="goal-date"
        min={dayOf(now)}
        max={dayOf(instantOfDay(dayOf(now)) + 366 * 86_400_000)}
        error={isLate && !isFuture && t`Choose a day from today on.`}
        value={until}
        onValue={setUntil}
      />
      <TextArea
        label={<Trans>A word with it</Trans>}
        optional
        rows={2}
        max={PACT_LIMITS.words}
        value={words}
        onValue={setWords}
      />
      {refused !== null && <Refused why={refused} />}
      <div className="pact-foot">
        <Button kind="primary" type="submit" busy={busy}>
          <Trans>Begin the pause</Trans>
        </Button>
      </div>
    </form>
  );
}
