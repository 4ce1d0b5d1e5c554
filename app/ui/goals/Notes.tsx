import { Trans, useLingui } from '@lingui/react/macro';
import Send from 'lucide-react/icons/send-horizontal';
import { useState } from 'react';
import { GOAL_LIMITS } from '../../model/goal.ts';
import type { GoalRefusal, GoalView, Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatSince } from '../format.ts';
import { IconButton } from '../parts/Button.tsx';
import { PersonMark } from '../parts/PairMark.tsx';
import { Refused } from './GoalWords.tsx';

/** A few words about a goal, from whoever sees it: encouragement, a question, what a review came to. */
export function Notes({ workspace, goal }: { workspace: Workspace; goal: GoalView }) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const [text, setText] = useState('');
  const [refused, setRefused] = useState<GoalRefusal | null>(null);
  async function say(): Promise<void> {
    if (text.trim() === '') return;
    const said = await workspace.goals.say(goal.id, text.trim());
    setRefused(said.ok ? null : said.error);
    if (said.ok) setText('');
  }
  return (
    <section>
      <h2 className="goal-group">
        <Trans>A word about it</Trans>
      </h2>
      <ul className="goal-notes">
        {goal.notes.map((note) => {
          const who = workspace.members.find(({ id }) => id === note.by);
          return (
            <li key={`${note.by} ${note.id}`}>
              <PersonMark name={who?.name ?? ''} side={who?.me === true ? 'first' : 'second'} />
              <div className="grow">
                <p className="caption muted">
                  <bdi>{who?.me === true ? t`You` : who?.name}</bdi>
                  {' · '}
                  {formatSince(i18n.locale, note.at, Math.max(now, note.at))}
                </p>
                <p className="goal-note" dir="auto">
                  {note.text}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
      <form
        className="goal-add"
        onSubmit={(event) => {
          event.preventDefault();
          void say();
        }}
      >
        <input
          className="input"
          dir="auto"
          autoComplete="off"
          aria-label={t`A word about this goal`}
          placeholder={goal.mine ? t`How is it going?` : t`A word of encouragement, a question…`}
          maxLength={GOAL_LIMITS.note}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <IconButton type="submit" label={t`Leave this word`} icon={Send} disabled={text.trim() === ''} />
      </form>
      {refused !== null && <Refused why={refused} />}
    </section>
  );
}
