import { Plural, Trans, useLingui } from '@lingui/react/macro';
import MessageCircle from 'lucide-react/icons/message-circle';
import Plus from 'lucide-react/icons/plus';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { asideIn } from '../../model/journeyState.ts';
import { useObservable } from '../../react/session.ts';
import type { GoalView, Workspace } from '../../session/types.ts';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { EmptyState, Notice } from '../parts/EmptyState.tsx';
import { Undoing } from '../parts/Undoing.tsx';
import { withWhom } from '../workspace/people.ts';
import { GoalRows } from './GoalRows.tsx';
import { milestoneWords } from './journeyWords.ts';
import { Weeks } from './Weeks.tsx';
import './way.css';

const isOpen = ({ reached }: GoalView): boolean => reached === null;

/** All goals one may see. `missing`: the one asked for is not among them. */
export function GoalsList({
  workspace,
  goals,
  missing,
}: {
  workspace: Workspace;
  goals: readonly GoalView[];
  missing: boolean;
}) {
  const [, go] = useLocation();
  const { mayOwn } = workspace.goals;
  const add = mayOwn && (
    <Button kind="primary" icon={Plus} onClick={() => go(`/w/${workspace.id}/goals/new`)}>
      <Trans>New goal</Trans>
    </Button>
  );
  const { reviews } = useObservable(workspace.journey.view);
  const isAside = asideIn(reviews);
  const mine = goals.filter((goal) => goal.mine && isOpen(goal) && !isAside(goal));
  const theirs = goals.filter((goal) => !goal.mine && isOpen(goal) && !isAside(goal));
  const aside = goals.filter((goal) => isOpen(goal) && isAside(goal));
  const others = new Map(theirs.map(({ owner, ownerName }) => [owner, ownerName]));
  const reached = goals.filter((goal) => !isOpen(goal));
  return (
    <div className="work-view">
      <div className="work-bar goal-bar">
        <h1 className="grow">
          <Trans>Goals</Trans>
        </h1>
        <Undoing acts={workspace.goals} />
        {goals.length > 0 && add}
      </div>
      {missing && (
        <Notice>
          <Trans>That goal is not here, or not yet: it may still be on its way.</Trans>
        </Notice>
      )}
      <WayLink workspace={workspace} />
      {goals.length === 0 ? (
        <Empty workspace={workspace} add={add} />
      ) : (
        <>
          <Weeks goals={goals} />
          {mine.length > 0 && (
            <section>
              {others.size > 0 && (
                <h2 className="goal-group">
                  <Trans>Yours</Trans>
                </h2>
              )}
              <GoalRows workspace={workspace} goals={mine} />
            </section>
          )}
          {[...others].map(([owner, name]) => (
            <section key={owner}>
              <h2 className="goal-group">
                <Trans>
                  Of <bdi>{name}</bdi>
                </Trans>
              </h2>
              <GoalRows workspace={workspace} goals={theirs.filter((goal) => goal.owner === owner)} />
            </section>
          ))}
          {reached.length > 0 && (
            <section>
              <h2 className="goal-group">
                <Plural value={reached.length} one="# reached" other="# reached" />
              </h2>
              <GoalRows workspace={workspace} goals={reached} short />
            </section>
          )}
          {aside.length > 0 && (
            <section>
              <h2 className="goal-group">
                <Trans>Set aside</Trans>
              </h2>
              <GoalRows workspace={workspace} goals={aside} short />
            </section>
          )}
        </>
      )}
    </div>
  );
}

/** Where the two are together, in one look. */
function WayLink({ workspace }: { workspace: Workspace }) {
  const { i18n } = useLingui();
  const { milestones } = useObservable(workspace.journey.view);
  const next = milestones.find(({ done }) => done === null);
  return (
    <Link href={`/w/${workspace.id}/goals/way`} className="card way-link">
      <span className="grow">
        <span className="goal-row-title">
          <Trans>The way together</Trans>
        </span>
        {next !== undefined && (
          <span className="goal-row-about">
            <Trans>Next: {i18n._(milestoneWords[next.which])}</Trans>
          </span>
        )}
      </span>
      <span className="way-dots" aria-hidden="true">
        {milestones.map(({ which, done }) => (
          <i key={which} className={done === null ? undefined : 'way-done'} />
        ))}
      </span>
    </Link>
  );
}

function Empty({ workspace, add }: { workspace: Workspace; add: ReactNode }) {
  const { t } = useLingui();
  const name = withWhom(workspace);
  if (!workspace.goals.mayOwn)
    return (
      <EmptyState
        title={
          <Trans>
            <bdi>{name}</bdi> has not shared a goal yet
          </Trans>
        }
        why={
          <Trans>
            Goals are theirs, and private until they share them. Then you can follow them here, tick steps together and
            add a word.
          </Trans>
        }
        action={
          <ButtonLink icon={MessageCircle} href={`/w/${workspace.id}/chat`}>
            <Trans>Write a message</Trans>
          </ButtonLink>
        }
        example={t`A good question to begin with: what would you like to be able to do in three months?`}
      />
    );
  return (
    <EmptyState
      title={<Trans>What would you like to reach?</Trans>}
      why={
        <Trans>
          A goal in your own words, and the few steps that lead there. Only you see it until you share it with{' '}
          <bdi>{name}</bdi>.
        </Trans>
      }
      action={add}
      example={<Trans>For example “Hold a ten-minute talk without notes”, by June.</Trans>}
    />
  );
}
