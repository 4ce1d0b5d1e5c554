import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Instant } from '../../model/brand.ts';
import type { GoalRefusal, GoalView } from '../../session/types.ts';
import { formatDate, formatSince } from '../format.ts';
import { Notice } from '../parts/EmptyState.tsx';
import { errorWords } from '../words.ts';
import { daysUntil, instantOfDay } from './due.ts';

/** "By 12 March, in 9 days"; what is late is said without a reproach. */
export function DueWords({ goal, now }: { goal: GoalView; now: Instant }) {
  const { i18n } = useLingui();
  if (goal.reached !== null)
    return <Trans>Reached {formatSince(i18n.locale, goal.reached, Math.max(now, goal.reached))}</Trans>;
  if (goal.due === null) return <Trans>No date yet</Trans>;
  const days = daysUntil(goal.due, now);
  const date = formatDate(i18n.locale, instantOfDay(goal.due), now);
  if (days < 0) return <Trans>Was for {date}: time to look at it again</Trans>;
  if (days === 0) return <Trans>For today</Trans>;
  if (days === 1) return <Trans>For tomorrow</Trans>;
  if (days > 60) return <Trans>By {date}</Trans>;
  return (
    <Trans>
      By {date}, in <Plural value={days} one="# day" other="# days" />
    </Trans>
  );
}

export function StepsWords({ goal }: { goal: GoalView }) {
  const all = goal.steps.length;
  const done = goal.steps.filter((step) => step.done).length;
  if (all === 0) return <Trans>{goal.progress}% of the way</Trans>;
  return (
    <Trans>
      {done} of <Plural value={all} one="# step" other="# steps" />
    </Trans>
  );
}

/** Why something was not kept. */
export function Refused({ why }: { why: GoalRefusal }) {
  const { i18n } = useLingui();
  return (
    <div role="alert">
      <Notice tone="danger" title={<Trans>This was not kept</Trans>}>
        {why.tag === 'recovery-phrase' && (
          <Trans>
            It looks like your recovery words. Whoever has them can open everything you have here, in your name. Nobody
            needs them but you, whatever somebody may tell you.
          </Trans>
        )}
        {why.tag === 'unchecked' && (
          <Trans>
            It may hold your recovery words, and this could not be checked without a network. Try again in a moment.
          </Trans>
        )}
        {why.tag !== 'recovery-phrase' && why.tag !== 'unchecked' && i18n._(errorWords(why))}
      </Notice>
    </div>
  );
}
