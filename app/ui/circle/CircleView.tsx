import { Plural, Trans, useLingui } from '@lingui/react/macro';
import Inbox from 'lucide-react/icons/inbox';
import UserPlus from 'lucide-react/icons/user-plus';
import { lazy, Suspense, useState } from 'react';
import { useObservable } from '../../react/session.ts';
import type { Circle, Workspace, WorkspaceSummary } from '../../session/types.ts';
import { Missed } from '../call/Missed.tsx';
import { AskForOther } from '../change/AskForOther.tsx';
import { Changed } from '../change/Changed.tsx';
import { useNow } from '../clock.ts';
import { formatDate, formatList } from '../format.ts';
import { LeaveSpace } from '../leave/LeaveSpace.tsx';
import { Button, ButtonLink } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { PersonMark } from '../parts/PairMark.tsx';
import { DueGoals, Followed, FromProgramme, Latest, Meetings, RecentPages } from '../workspace/WorkspaceToday.tsx';
import { OutNotice } from './OutNotice.tsx';
import { Past } from './Past.tsx';
import { People } from './People.tsx';
import { Whom } from './Whom.tsx';
import './circle.css';

const ReceiveDialog = lazy(() => import('../bundles/ReceiveDialog.tsx').then((m) => ({ default: m.ReceiveDialog })));

interface CircleViewProps {
  workspace: Workspace;
  circle: Circle;
  summary: WorkspaceSummary;
  view: 'today' | 'people';
}

/** What a circle has that two people have not: today with its names, and the page about its people. */
export function CircleView({ workspace, circle, summary, view }: CircleViewProps) {
  return view === 'today' ? (
    <Today workspace={workspace} circle={circle} summary={summary} />
  ) : (
    <AboutPeople workspace={workspace} circle={circle} />
  );
}

function Today({ workspace, circle, summary }: Omit<CircleViewProps, 'view'>) {
  const { i18n } = useLingui();
  const now = useNow();
  const members = useObservable(circle.members);
  const present = useObservable(workspace.present);
  const others = members.filter(({ me }) => !me);
  return (
    <div className="work-view">
      <header className="work-head">
        <PersonMark name={circle.name} side="second" size="m" away={present.length === 0} />
        <div className="grow">
          <h1>
            <bdi>{circle.name}</bdi>
          </h1>
          <p className="muted second">
            {others.length > 0 && (
              <>
                <Trans>
                  With{' '}
                  {formatList(
                    i18n.locale,
                    others.map(({ name }) => name),
                  )}
                </Trans>
                {' · '}
              </>
            )}
            <Trans>Together since {formatDate(i18n.locale, summary.since, now)}</Trans>
          </p>
        </div>
      </header>
      <Changed workspace={workspace} />
      <Missed workspace={workspace} />
      <OutNotice circle={circle} />
      {others.length === 0 && <Alone at={workspace.id} />}
      <Unsent workspace={workspace} circle={circle} />
      {others.length > 0 && <Latest workspace={workspace} name={circle.name} here={false} now={now} />}
      <Meetings workspace={workspace} />
      <Followed workspace={workspace} />
      <DueGoals workspace={workspace} />
      <FromProgramme workspace={workspace} />
      <RecentPages workspace={workspace} />
      <AskForOther workspace={workspace} summary={summary} />
      <LeaveSpace workspace={workspace} />
    </div>
  );
}

/** Nobody has come yet. */
function Alone({ at }: { at: string }) {
  return (
    <div className="card work-hello">
      <div className="grow">
        <h2>
          <Trans>You are the first</Trans>
        </h2>
        <p className="muted second">
          <Trans>What you write before the others come stays yours, unless you share it with them later.</Trans>
        </p>
      </div>
      <ButtonLink kind="primary" icon={UserPlus} href={`/w/${at}/people`}>
        <Trans>Invite the first one</Trans>
      </ButtonLink>
    </div>
  );
}

function Unsent({ workspace, circle }: { workspace: Workspace; circle: Circle }) {
  const unsent = useObservable(workspace.unsent);
  const link = useObservable(workspace.link);
  const isOut = useObservable(circle.out) !== null;
  if (isOut || unsent === 0 || link === 'direct' || workspace.members.length < 2) return null;
  return (
    <Notice title={<Plural value={unsent} one="# change kept here" other="# changes kept here" />}>
      <Trans>It leaves by itself as soon as one of the others is online at the same time. You can go on writing.</Trans>
    </Notice>
  );
}

/** What one of the others sent as a file. */
function Received() {
  const [open, setOpen] = useState(false);
  return (
    <section className="work-section stack">
      <h2>
        <Trans>Seldom online together?</Trans>
      </h2>
      <p className="second muted">
        <Trans>
          What somebody does not have yet can travel as a sealed file: by a messenger, by e-mail, on a memory stick.
          “Send without meeting”, beside their name, makes one.
        </Trans>
      </p>
      <div>
        <Button icon={Inbox} onClick={() => setOpen(true)}>
          <Trans>I received something</Trans>
        </Button>
      </div>
      <Suspense>{open && <ReceiveDialog onClose={() => setOpen(false)} />}</Suspense>
    </section>
  );
}

function AboutPeople({ workspace, circle }: { workspace: Workspace; circle: Circle }) {
  const isOut = useObservable(circle.out) !== null;
  return (
    <div className="work-view">
      <h1>
        <Trans>People</Trans>
      </h1>
      <OutNotice circle={circle} />
      <People workspace={workspace} circle={circle} />
      {!isOut && <Whom workspace={workspace} circle={circle} />}
      <Received />
      <Past circle={circle} />
    </div>
  );
}
