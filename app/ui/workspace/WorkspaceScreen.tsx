import { Trans, useLingui } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { useObservable, useSession } from '../../react/session.ts';
import { useWorkspace } from '../../react/useWorkspace.ts';
import type { Acquaintance, Workspace, WorkspaceSummary } from '../../session/types.ts';
import { MainShell } from '../home/MainShell.tsx';
import { ButtonLink } from '../parts/Button.tsx';
import { Notice } from '../parts/EmptyState.tsx';
import { Coming, Splash } from '../parts/Splash.tsx';
import { ROOM_FOR_MESSAGES, useWide } from '../parts/useWide.ts';
import { errorWords } from '../words.ts';
import { Chat } from './chat/Chat.tsx';
import { useIncoming } from './chat/useIncoming.ts';
import { NotebookList } from './NotebookList.tsx';
import { isPair, withWhom } from './people.ts';
import { useRead } from './unread.ts';
import { WorkspaceFrame } from './WorkspaceFrame.tsx';
import { WorkspacePage } from './WorkspacePage.tsx';
import { WorkspaceToday } from './WorkspaceToday.tsx';
import './workspace.css';

const CheckPerson = lazy(() => import('../trust/CheckPerson.tsx').then((m) => ({ default: m.CheckPerson })));

const Goals = lazy(() => import('../goals/Goals.tsx').then((m) => ({ default: m.Goals })));

const Agenda = lazy(() => import('../agenda/Agenda.tsx').then((m) => ({ default: m.Agenda })));

const Board = lazy(() => import('../board/Board.tsx').then((m) => ({ default: m.Board })));

const Pact = lazy(() => import('../pact/Pact.tsx').then((m) => ({ default: m.Pact })));

const Follow = lazy(() => import('../follow/Follow.tsx').then((m) => ({ default: m.Follow })));

const Brought = lazy(() => import('../leave/Brought.tsx').then((m) => ({ default: m.Brought })));

const CircleView = lazy(() => import('../circle/CircleView.tsx').then((m) => ({ default: m.CircleView })));

const FromProgramme = lazy(() => import('../pack/FromProgramme.tsx').then((m) => ({ default: m.FromProgramme })));

export type WorkspaceView =
  | 'today'
  | 'chat'
  | 'page'
  | 'goals'
  | 'agenda'
  | 'board'
  | 'check'
  | 'people'
  | 'pact'
  | 'follow'
  | 'programme';

/** In place of a page's id in the address: the list of all pages. No page id is this short. */
const ALL_PAGES = 'all';

/** Two people at work: today, messages, notebook. */
export function WorkspaceScreen({
  id,
  view,
  page,
  person,
  goal,
  meeting,
  n,
  edit = false,
  part,
}: {
  id: string;
  view: WorkspaceView;
  page?: string;
  /** In a circle, who is to be checked. */
  person?: string | undefined;
  /** Among the goals, which one, and whether it is being changed. */
  goal?: string | undefined;
  /** In the agenda: which meeting, or what else, and which of its times. */
  meeting?: string | undefined;
  n?: string | undefined;
  edit?: boolean;
  /** Of the agreement: which part of it is arranged; of what the programme is told: which round; of what it gives: which sheet. */
  part?: string | undefined;
}) {
  const { t, i18n } = useLingui();
  const session = useSession();
  const home = useObservable(session.home);
  const summary: WorkspaceSummary | undefined = [...home.workspaces, ...home.archives].find((each) => each.id === id);
  const opened = useWorkspace(summary);
  if (opened.tag === 'opening') return <Splash />;
  if (opened.tag === 'failed' || summary === undefined) {
    return (
      <MainShell title={t`Not found`}>
        <Notice
          alone
          title={<Trans>This space did not open</Trans>}
          action={
            <ButtonLink href="/">
              <Trans>Go to Today</Trans>
            </ButtonLink>
          }
        >
          {i18n._(errorWords(opened.tag === 'failed' ? opened.error : { tag: 'not-found' }))}
        </Notice>
      </MainShell>
    );
  }
  const where = {
    view,
    page: page ?? ALL_PAGES,
    person,
    goal: goal ?? null,
    meeting: meeting ?? null,
    n: n ?? null,
    edit,
    part,
  };
  return <Together workspace={opened.value} summary={summary} {...where} />;
}

interface TogetherProps {
  workspace: Workspace;
  summary: WorkspaceSummary;
  view: WorkspaceView;
  page: string;
  person: string | undefined;
  goal: string | null;
  meeting: string | null;
  n: string | null;
  edit: boolean;
  part: string | undefined;
}

function Together({ workspace, summary, view, page, person, goal, meeting, n, edit, part }: TogetherProps) {
  const { t } = useLingui();
  const pages = useObservable(workspace.notebook.pages);
  const other = withWhom(workspace);
  const beside = useWide(ROOM_FOR_MESSAGES) && view !== 'chat';
  useIncoming(workspace.chat);
  // Today shows the last line, the others the whole conversation.
  useRead(workspace.id, view === 'today' || view === 'chat' || beside);
  const acquaintance = isPair(workspace) ? workspace : acquaintanceIn(workspace, person);
  const open = view === 'page' ? pages.find((each) => each.id === page) : undefined;
  const places = {
    today: t`Together`,
    chat: t`Messages`,
    page: open === undefined ? t`Notebook` : t`Page`,
    goals: t`Goals`,
    agenda: t`Agenda`,
    board: t`Board`,
    check: t`Check of a person`,
    people: t`People`,
    pact: t`Agreement`,
    follow: t`You and the programme`,
    programme: t`From the programme`,
  };
  return (
    <WorkspaceFrame workspace={workspace} summary={summary} view={view} page={open?.id ?? null} title={places[view]}>
      <div className={`work ${workspace.archive === null ? '' : 'work-read'}`}>
        <div className={`work-main ${view === 'chat' || view === 'board' ? 'work-chat' : ''}`}>
          {/* By the view, or what was shown would stand for what comes. */}
          <Suspense key={view} fallback={<Coming />}>
            {view === 'today' && isPair(workspace) && <WorkspaceToday workspace={workspace} summary={summary} />}
            {view === 'today' && workspace.archive?.brought && (
              <Suspense fallback={null}>
                <Brought workspace={workspace} {...workspace.archive.brought} />
              </Suspense>
            )}
            {view === 'chat' && <Chat workspace={workspace} heading />}
            {view === 'board' && <Board workspace={workspace} />}
            {view === 'check' && acquaintance !== null && <CheckPerson workspace={acquaintance} />}
            {view === 'goals' && <Goals workspace={workspace} goal={goal} edit={edit} />}
            {view === 'agenda' && <Agenda workspace={workspace} meeting={meeting} n={n} edit={edit} />}
            {view === 'pact' && workspace.pact !== null && (
              <Pact workspace={workspace} pact={workspace.pact} part={part} />
            )}
            {view === 'follow' && workspace.following !== null && (
              <Follow workspace={workspace} following={workspace.following} part={part} />
            )}
            {view === 'programme' && workspace.programme !== null && (
              <FromProgramme workspace={workspace} programme={workspace.programme} part={part} />
            )}
            {workspace.circle !== null && (view === 'today' || view === 'people') && (
              <CircleView workspace={workspace} circle={workspace.circle} summary={summary} view={view} />
            )}
            {view === 'page' &&
              (open === undefined ? (
                <NotebookList workspace={workspace} missing={page !== ALL_PAGES} />
              ) : (
                <WorkspacePage key={open.id} workspace={workspace} summary={open} />
              ))}
          </Suspense>
        </div>
        {beside && (
          <aside className="work-beside" aria-label={t`Messages with ${other}`}>
            <Chat workspace={workspace} />
          </aside>
        )}
      </div>
    </WorkspaceFrame>
  );
}

function acquaintanceIn({ circle, members }: Workspace, person: string | undefined): Acquaintance | null {
  const member = members.find(({ id }) => id === person);
  return circle === null || member === undefined ? null : circle.with(member.id);
}
