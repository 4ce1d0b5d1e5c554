import { Trans, useLingui } from '@lingui/react/macro';
import Check from 'lucide-react/icons/check';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import PenLine from 'lucide-react/icons/pen-line';
import RotateCcw from 'lucide-react/icons/rotate-ccw';
import Trash from 'lucide-react/icons/trash-2';
import Users from 'lucide-react/icons/users';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { GoalRefusal, GoalView, Workspace } from '../../session/types.ts';
import { useNow } from '../clock.ts';
import { formatSince } from '../format.ts';
import { useAnnouncer } from '../parts/Announcer.tsx';
import { Button, IconButton } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Undoing } from '../parts/Undoing.tsx';
import { withWhom } from '../workspace/people.ts';
import { Private } from './GoalRows.tsx';
import { DueWords, Refused, StepsWords } from './GoalWords.tsx';
import { Heading } from './Heading.tsx';
import { HowFar } from './HowFar.tsx';
import { LineChart } from './LineChart.tsx';
import { Notes } from './Notes.tsx';
import { ReviewGoal } from './ReviewGoal.tsx';
import { Ring } from './Ring.tsx';
import { Steps } from './Steps.tsx';

/** One goal: how far, why, how it will be known, its steps, and what was said about it. */
export function GoalPage({ workspace, goal }: { workspace: Workspace; goal: GoalView }) {
  const { t, i18n } = useLingui();
  const now = useNow();
  const [, go] = useLocation();
  const { announce } = useAnnouncer();
  const [asks, setAsks] = useState<'share' | 'remove' | null>(null);
  const [refused, setRefused] = useState<GoalRefusal | null>(null);
  const { goals } = workspace;
  const name = withWhom(workspace);
  const points = goals.course(goal.id).map(({ at: when, progress }) => ({ at: when, value: progress }));
  const at = `/w/${workspace.id}/goals`;

  async function reach(reached: boolean): Promise<void> {
    const changed = await goals.change(goal.id, { reached });
    setRefused(changed.ok ? null : changed.error);
    if (changed.ok && reached) announce(t`Reached. Well done!`);
  }

  async function share(): Promise<void> {
    setAsks(null);
    const shared = await goals.share(goal.id);
    setRefused(shared.ok ? null : shared.error);
    if (shared.ok) announce(t`Shared`);
  }

  return (
    <article className="work-view goal">
      <div className="work-bar">
        <Link href={at} className="goal-back">
          <ChevronLeft aria-hidden="true" size={18} strokeWidth={2} />
          <Trans>All goals</Trans>
        </Link>
        <span className="goal-tools">
          <Undoing acts={goals} />
          {goal.mine && (
            <>
              <IconButton label={t`Change this goal`} icon={PenLine} onClick={() => go(`${at}/${goal.id}/edit`)} />
              <IconButton label={t`Delete this goal`} icon={Trash} onClick={() => setAsks('remove')} />
            </>
          )}
        </span>
      </div>
      <header className="goal-head">
        <Ring progress={goal.progress} reached={goal.reached !== null} size="l" />
        <div className="grow">
          <Heading>{goal.title}</Heading>
          <p className="muted second">
            <DueWords goal={goal} now={now} />
            {' · '}
            <StepsWords goal={goal} />
          </p>
          {goal.mine && !goal.shared && <Private />}
          {!goal.mine && (
            <p className="caption muted">
              <Trans>
                A goal of <bdi>{goal.ownerName}</bdi>
              </Trans>
            </p>
          )}
        </div>
      </header>
      {refused !== null && <Refused why={refused} />}
      {goal.mine && !goal.shared && (
        <div className="goal-share">
          <p className="grow second">
            <Trans>
              <bdi>{name}</bdi> does not see this goal. Share it when you are ready.
            </Trans>
          </p>
          <Button kind="primary" icon={Users} onClick={() => setAsks('share')}>
            <Trans>Share</Trans>
          </Button>
        </div>
      )}
      {(goal.why !== '' || goal.measure !== '' || goal.means !== '') && (
        <dl className="goal-about">
          {goal.why !== '' && (
            <div>
              <dt>
                <Trans>Why it matters</Trans>
              </dt>
              <dd dir="auto">{goal.why}</dd>
            </div>
          )}
          {goal.measure !== '' && (
            <div>
              <dt>
                <Trans>How to know it is reached</Trans>
              </dt>
              <dd dir="auto">{goal.measure}</dd>
            </div>
          )}
          {goal.means !== '' && (
            <div>
              <dt>
                <Trans>What makes it possible</Trans>
              </dt>
              <dd dir="auto">{goal.means}</dd>
            </div>
          )}
        </dl>
      )}
      <Steps workspace={workspace} goal={goal} />
      {goal.mine && goal.steps.length === 0 && goal.reached === null && <HowFar goals={goals} goal={goal} />}
      {goal.mine && (
        <div>
          {goal.reached === null ? (
            <Button icon={Check} onClick={() => void reach(true)}>
              <Trans>I have reached it</Trans>
            </Button>
          ) : (
            <Button kind="plain" icon={RotateCcw} onClick={() => void reach(false)}>
              <Trans>Not yet, after all</Trans>
            </Button>
          )}
        </div>
      )}
      <ReviewGoal workspace={workspace} goal={goal} />
      {points.length > 2 && (
        <LineChart
          title={<Trans>How it went</Trans>}
          label={t`From ${points[0]?.value ?? 0}% to ${goal.progress}%`}
          series={[{ name: goal.ownerName, side: 'first', points }]}
          low={0}
          high={100}
          words={(value) => new Intl.NumberFormat(i18n.locale, { style: 'percent' }).format(value / 100)}
        />
      )}
      {goal.shared && <Notes workspace={workspace} goal={goal} />}
      <p className="caption muted">
        <LastWords
          goal={goal}
          workspace={workspace}
          since={formatSince(i18n.locale, goal.last.at, Math.max(now, goal.last.at))}
        />
      </p>
      <Dialog
        open={asks === 'share'}
        onClose={() => setAsks(null)}
        title={
          <Trans>
            Share with <bdi>{name}</bdi>?
          </Trans>
        }
        actions={
          <>
            <Button kind="primary" onClick={() => void share()}>
              <Trans>Share it</Trans>
            </Button>
            <Button kind="plain" onClick={() => setAsks(null)}>
              <Trans>Not now</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>
            It is shared as it stands now, without what you wrote and crossed out before. It stays yours to change, and
            cannot be made private again.
          </Trans>
        </p>
        {goal.reviews.length > 0 && (
          <p>
            <Trans>What you said when you looked at it again stays unseen, and goes.</Trans>
          </p>
        )}
      </Dialog>
      <Dialog
        open={asks === 'remove'}
        onClose={() => setAsks(null)}
        title={<Trans>Delete this goal?</Trans>}
        actions={
          <>
            <Button
              kind="danger"
              onClick={() => {
                goals.remove(goal.id);
                go(at);
              }}
            >
              <Trans>Delete</Trans>
            </Button>
            <Button kind="plain" onClick={() => setAsks(null)}>
              <Trans context="goal">Keep it</Trans>
            </Button>
          </>
        }
      >
        <p>
          {goal.shared ? (
            <Trans>
              It goes for you and for <bdi>{name}</bdi>, with its steps and all that was said about it.
            </Trans>
          ) : (
            <Trans>It goes from your devices, with its steps.</Trans>
          )}
        </p>
      </Dialog>
    </article>
  );
}

function LastWords({ goal, workspace, since }: { goal: GoalView; workspace: Workspace; since: string }) {
  const who = workspace.members.find(({ id }) => id === goal.last.by);
  if (who === undefined) return <Trans>Last changed {since}</Trans>;
  if (who.me) return <Trans>Last changed by you, {since}</Trans>;
  return (
    <Trans>
      Last changed by <bdi>{who.name}</bdi>, {since}
    </Trans>
  );
}
