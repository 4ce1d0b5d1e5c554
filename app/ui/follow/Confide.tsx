import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { LIMITS } from '../../model/limits.ts';
import type { Following } from '../../session/types.ts';
import { Refused } from '../goals/GoalWords.tsx';
import { useTries } from '../pact/useTries.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button } from '../parts/Button.tsx';
import { TextArea } from '../parts/Field.tsx';

/** Words that the other never sees: sealed to the programme, and kept in no document of the space. */
export function Confide({ following, other }: { following: Following; other: string }) {
  const { t } = useLingui();
  const { toast } = useAnnouncer();
  const [words, setWords] = useState('');
  const { busy, refused, run } = useTries();
  const { coordinator } = following;
  async function send(): Promise<void> {
    if (words.trim() === '' || !(await run(() => following.confide(words)))) return;
    setWords('');
    toast(t`On its way to ${coordinator}`);
  }
  return (
    <section className="card follow-share">
      <h2>
        <Trans>
          Something only <bdi>{coordinator}</bdi> should know?
        </Trans>
      </h2>
      <TextArea
        label={t`Your words`}
        hint={t`${other} never sees them. If you or somebody else is in danger, call for help first.`}
        rows={3}
        max={LIMITS.words}
        value={words}
        onValue={setWords}
      />
      {refused !== null && <Refused why={refused} />}
      <div className="follow-doors">
        <Button busy={busy} onClick={() => void send()}>
          <Trans>
            Send to <bdi>{coordinator}</bdi> alone
          </Trans>
        </Button>
      </div>
    </section>
  );
}
