import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { JOURNEY_LIMITS } from '../../model/journey.ts';
import { useObservable } from '../../react/session.ts';
import type { GoalRefusal, GoalView, Verdict, Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { Button } from '../parts/Button.tsx';
import { Refused } from './GoalWords.tsx';
import { verdictWords } from './journeyWords.ts';

/** A goal looked at again: its owner says whether it is still right; what they said before stands below. */
export function ReviewGoal({ workspace, goal }: { workspace: Workspace; goal: GoalView }) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const [, go] = useLocation();
  const { journey } = workspace;
  const { due, reviews } = useObservable(journey.view);
  const [asked, setAsked] = useState(false);
  const [words, setWords] = useState('');
  const [refused, setRefused] = useState<GoalRefusal | null>(null);
  const past = reviews.filter((one) => one.goal === goal.id).reverse();
  const isDue = due.includes(goal.id);
  const say = async (verdict: Verdict): Promise<void> => {
    const said = await journey.review(goal.id, verdict, words.trim());
    setRefused(said.ok ? null : said.error);
    if (!said.ok) return;
    setAsked(false);
    setWords('');
    if (verdict === 'adjust') go(`/w/${workspace.id}/goals/${goal.id}/edit`);
  };
  return (
    <section className="review">
      {goal.mine && goal.reached === null && (isDue || asked) && (
        <div className="card review-ask">
          <h2>
            <Trans>Is it still right?</Trans>
          </h2>
          <input
            className="input"
            dir="auto"
            autoComplete="off"
            aria-label={t`What has changed since?`}
            placeholder={t`What has changed since?`}
            maxLength={JOURNEY_LIMITS.words}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <div className="review-choices">
            <Button onClick={() => void say('keep')}>
              <Trans>Still right</Trans>
            </Button>
            <Button onClick={() => void say('adjust')}>
              <Trans>Adjust it</Trans>
            </Button>
            <Button kind="plain" onClick={() => void say('drop')}>
              <Trans>Set it aside</Trans>
            </Button>
          </div>
          {refused !== null && <Refused why={refused} />}
        </div>
      )}
      {goal.mine && goal.reached === null && !isDue && !asked && (
        <Button kind="plain" small onClick={() => setAsked(true)}>
          <Trans>Look at it again</Trans>
        </Button>
      )}
      {past.length > 0 && (
        <ul className="review-past" aria-label={t`Looked at again`}>
          {past.map((one) => (
            <li key={one.at}>
              <span className="review-verdict">{i18n._(verdictWords[one.verdict])}</span>
              <span className="caption muted">{formatDate(i18n.locale, one.at, now)}</span>
              {one.words !== '' && <span dir="auto">{one.words}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
