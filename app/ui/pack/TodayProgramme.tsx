import { Trans } from '@lingui/react/macro';
import ChevronRight from 'lucide-react/icons/chevron-right';
import LifeBuoy from 'lucide-react/icons/life-buoy';
import { Link } from 'wouter';
import type { OwnProgramme, Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { Which } from './Prompts.tsx';
import { isWeekly, promptAt } from './promptAt.ts';
import { useSay } from './say.ts';
import { usePack } from './usePack.ts';
import './pack.css';

/** On Today of a space: the programme's question whose turn it is, and the way to all that it gives. */
export function TodayProgramme({ workspace, programme }: { workspace: Workspace; programme: OwnProgramme }) {
  const now = useNow();
  const pack = usePack(workspace);
  const say = useSay(pack ?? { languages: [] });
  if (pack === undefined) return null;
  const turn = pack && promptAt(pack.prompts.length, { since: programme.since, cadenceDays: pack.cadenceDays }, now);
  const prompt = turn === null ? undefined : pack?.prompts[turn];
  return (
    <Link href={`/w/${workspace.id}/programme`} className="card pack-today">
      <LifeBuoy aria-hidden="true" size={22} strokeWidth={1.75} />
      <span className="grow">
        <span className="line-title">
          <Trans>
            From <bdi>{programme.name}</bdi>
          </Trans>
        </span>
        <span className="line-detail">
          {prompt === undefined || pack === null || turn === null ? (
            <Trans>What it gives you, and whom to turn to.</Trans>
          ) : (
            <>
              <Which at={turn} turn={turn} isWeek={isWeekly(pack.cadenceDays)} />
              {' · '}
              <bdi>{say(prompt.text)}</bdi>
            </>
          )}
        </span>
      </span>
      <ChevronRight className="line-chevron" aria-hidden="true" size={20} strokeWidth={1.75} />
    </Link>
  );
}
