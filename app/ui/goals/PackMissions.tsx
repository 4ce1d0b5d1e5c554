import { Trans } from '@lingui/react/macro';
import Award from 'lucide-react/icons/award';
import { packMission } from '../../model/journey.ts';
import type { Pack } from '../../model/pack.ts';
import type { JourneyView, Workspace } from '../../session/types.ts';
import { useSay } from '../pack/say.ts';
import { Button } from '../parts/Button.tsx';
import { MissionRow } from './MissionRow.tsx';

interface PackMissionsProps {
  workspace: Workspace;
  view: JourneyView;
  pack: Pack;
  onGive: (what: string) => void;
}

/** The programme's own missions, and how far each of its badges is: its missions are done once all say so. */
export function PackMissions({ workspace, view, pack, onGive }: PackMissionsProps) {
  const say = useSay(pack);
  const said = new Map(view.packMissions.map((each) => [each.mission, each]));
  const viewOf = (id: string) => said.get(packMission(id)) ?? { mission: packMission(id), by: [], done: false };
  return (
    <section>
      <h2 className="goal-group">
        <Trans>Missions of the programme</Trans>
      </h2>
      <ul>
        {pack.missions.map((mission) => (
          <MissionRow
            key={mission.id}
            workspace={workspace}
            view={viewOf(mission.id)}
            title={say(mission.title)}
            how={say(mission.text)}
            onGive={onGive}
          />
        ))}
      </ul>
      {pack.badges.length > 0 && (
        <ul className="way-pack-badges">
          {pack.badges.map(({ id, name, missions }) => {
            const done = missions.filter((each) => viewOf(each).done).length;
            const isWhole = missions.length > 0 && done === missions.length;
            return (
              <li key={id} className="way-mission">
                <span className="goal-row-title grow">
                  <bdi>{say(name)}</bdi>
                  <span className="goal-row-about">
                    <Trans>
                      {done} of {missions.length} missions
                    </Trans>
                  </span>
                </span>
                {isWhole && (
                  <Button small icon={Award} onClick={() => onGive(say(name))}>
                    <Trans>Give this badge</Trans>
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
