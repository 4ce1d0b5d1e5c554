import { Trans, useLingui } from '@lingui/react/macro';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Instant } from '../../model/brand.ts';
import { inLanguage } from '../../model/localised.ts';
import { useObservable } from '../../react/session.ts';
import type { JourneyView, Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';
import { usePack } from '../pack/usePack.ts';
import { Undoing } from '../parts/Undoing.tsx';
import { withWhom } from '../workspace/people.ts';
import { Badges } from './Badges.tsx';
import { GiveBadge } from './GiveBadge.tsx';
import { Heading } from './Heading.tsx';
import { milestoneWords, missionWords } from './journeyWords.ts';
import { MissionRow } from './MissionRow.tsx';
import { MoodChart } from './MoodChart.tsx';
import { PackMissions } from './PackMissions.tsx';
import { Stuck } from './Stuck.tsx';
import { Tick } from './Tick.tsx';
import { Weeks } from './Weeks.tsx';
import './way.css';

/** What is behind the two and before them: milestones, the programme's topics, missions, badges, and two charts. */
export function Way({ workspace }: { workspace: Workspace }) {
  const view = useObservable(workspace.journey.view);
  const goals = useObservable(workspace.goals.list);
  const pack = usePack(workspace);
  const [giving, setGiving] = useState<string | null>(null);
  return (
    <div className="work-view way">
      <div className="work-bar">
        <Link href={`/w/${workspace.id}/goals`} className="goal-back">
          <ChevronLeft aria-hidden="true" size={18} strokeWidth={2} />
          <Trans>All goals</Trans>
        </Link>
        <Undoing acts={workspace.goals} />
      </div>
      <Heading>
        <Trans>The way together</Trans>
      </Heading>
      <Milestones workspace={workspace} view={view} />
      <div className="way-charts">
        <Weeks goals={goals} />
        <MoodChart workspace={workspace} />
      </div>
      {view.topics.length > 0 && <Topics workspace={workspace} view={view} />}
      {pack && pack.missions.length > 0 && (
        <PackMissions workspace={workspace} view={view} pack={pack} onGive={setGiving} />
      )}
      <Missions workspace={workspace} view={view} onGive={setGiving} />
      <Badges view={view} onGive={() => setGiving('')} />
      <Cycle workspace={workspace} view={view} />
      {giving !== null && <GiveBadge workspace={workspace} what={giving} onClose={() => setGiving(null)} />}
    </div>
  );
}

interface PartProps {
  workspace: Workspace;
  view: JourneyView;
}

function Milestones({ workspace, view: { milestones } }: PartProps) {
  const { i18n } = useLingui();
  return (
    <section>
      <h2 className="goal-group">
        <Trans>Milestones</Trans>
      </h2>
      <ol className="way-milestones">
        {milestones.map(({ which, done }) => (
          <li key={which}>
            <Tick
              checked={done !== null}
              onChange={(on) => workspace.journey.pass(which, on)}
              about={done === null ? null : <By workspace={workspace} by={done.by} at={done.at} />}
            >
              {i18n._(milestoneWords[which])}
            </Tick>
          </li>
        ))}
      </ol>
      <Stuck workspace={workspace} />
    </section>
  );
}

function Topics({ workspace, view: { topics, mayTick } }: PartProps) {
  const { i18n } = useLingui();
  const now = useNow();
  const pack = usePack(workspace);
  /** A topic is its words in the programme's own language: shown in the reader's, where the pack has them. */
  const shown = (topic: string): string => {
    const known = pack?.topics.find(({ label }) => Object.values(label).includes(topic));
    return pack && known ? inLanguage(known.label, [i18n.locale], pack.languages) : topic;
  };
  return (
    <section>
      <h2 className="goal-group">
        <Trans>Topics of the programme</Trans>
      </h2>
      {!mayTick && (
        <p className="second muted">
          <Trans>
            <bdi>{withWhom(workspace)}</bdi> ticks what they have acquired.
          </Trans>
        </p>
      )}
      <ul>
        {topics.map(({ topic, done }) => (
          <li key={topic}>
            <Tick
              checked={done !== null}
              disabled={!mayTick}
              onChange={(on) => workspace.journey.acquire(topic, on)}
              about={done && formatDate(i18n.locale, done.at, now)}
            >
              <bdi>{shown(topic)}</bdi>
            </Tick>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Missions({ workspace, view, onGive }: PartProps & { onGive: (what: string) => void }) {
  const { i18n } = useLingui();
  return (
    <section>
      <h2 className="goal-group">
        <Trans>Missions</Trans>
      </h2>
      <p className="second muted">
        <Trans>
          Small things to do together. One is done once you all say so; then you can give each other a badge.
        </Trans>
      </p>
      <ul>
        {view.missions.map((mission) => {
          const { title, how } = missionWords[mission.mission];
          return (
            <MissionRow
              key={mission.mission}
              workspace={workspace}
              view={mission}
              title={i18n._(title)}
              how={i18n._(how)}
              onGive={onGive}
            />
          );
        })}
      </ul>
    </section>
  );
}

const WEEKS = [2, 4, 6, 8, 12, 0];

function Cycle({ workspace, view: { weeks } }: PartProps) {
  const { t } = useLingui();
  return (
    <label className="way-cycle">
      <Trans>Look again at the goals</Trans>
      <select value={weeks} onChange={(event) => workspace.journey.lookAgainEvery(Number(event.currentTarget.value))}>
        {[...new Set([...WEEKS, weeks])].map((each) => (
          <option key={each} value={each}>
            {each === 0 ? t`when we want to` : t`every ${each} weeks`}
          </option>
        ))}
      </select>
    </label>
  );
}

function By({ workspace, by, at }: { workspace: Workspace; by: string; at: Instant }) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const who = workspace.members.find(({ id }) => id === by);
  return (
    <>
      <bdi>{who?.me === true ? t`You` : who?.name}</bdi>
      {` · ${formatDate(i18n.locale, at, now)}`}
    </>
  );
}
