import { Trans, useLingui } from '@lingui/react/macro';
import type { Mood } from '../../model/chatLine.ts';
import { useObservable } from '../../react/session.ts';
import type { Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { moods } from '../workspace/chat/moods.ts';
import { LineChart, type Series } from './LineChart.tsx';
import { moodByWeek } from './weeks.ts';

/** How the people said they were, week by week. Nothing while nobody has said so. */
export function MoodChart({ workspace }: { workspace: Workspace }) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const lines = useObservable(workspace.chat.lines);
  const series = workspace.members.flatMap(({ id, name, me }): Series[] => {
    const points = moodByWeek(
      lines.flatMap(({ author, mood, at }) => (author === id && mood !== undefined ? [{ at, mood }] : [])),
      now,
    );
    return points.length === 0 ? [] : [{ name: me ? t`You` : name, side: me ? 'first' : 'second', points }];
  });
  // Of a circle, only two can be told apart by colour: there one's own is shown.
  const shown = workspace.circle === null ? series : series.filter(({ side }) => side === 'first');
  if (shown.length === 0) return null;
  return (
    <LineChart
      title={<Trans>How you were, week by week</Trans>}
      label={t`How you were, week by week`}
      series={shown}
      low={1}
      high={5}
      words={(value) => i18n._(moods[Math.round(value) as Mood].label)}
    />
  );
}
