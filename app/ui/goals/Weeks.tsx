import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { GoalView } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { stepsByWeek } from './weeks.ts';

const HEIGHT = 40;
const BAR = 22;
const GAP = 8;

/** What was done of all goals together, week by week: one look, and the same in words. Nothing while nothing was done. */
export function Weeks({ goals }: { goals: readonly GoalView[] }) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const weeks = stepsByWeek(goals, now);
  const most = Math.max(...weeks.map(({ done }) => done));
  const all = goals.flatMap(({ steps }) => steps);
  const done = all.filter((step) => step.done).length;
  if (done === 0) return null;
  const width = weeks.length * (BAR + GAP) - GAP;
  const heightOf = (count: number): number => (count === 0 ? 3 : Math.max(8, (HEIGHT * count) / most));
  return (
    <figure className="card goal-weeks">
      <figcaption className="grow">
        <span className="goal-weeks-sum">
          <Trans>
            {done} of <Plural value={all.length} one="# step" other="# steps" /> done
          </Trans>
        </span>
        <span className="goal-row-about">
          <Trans>Steps ticked in the last eight weeks</Trans>
        </span>
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={weeks
          .filter((week) => week.done > 0)
          .map((week) => t`Week of ${formatDate(i18n.locale, week.from, now)}: ${week.done}`)
          .join(', ')}
      >
        {weeks.map((week, at) => (
          <rect
            key={week.from}
            className={week.done === 0 ? 'goal-week-none' : 'goal-week'}
            x={at * (BAR + GAP)}
            y={HEIGHT - heightOf(week.done)}
            width={BAR}
            height={heightOf(week.done)}
            rx="3"
          />
        ))}
      </svg>
    </figure>
  );
}
