import { Trans, useLingui } from '@lingui/react/macro';
import BookOpen from 'lucide-react/icons/book-open';
import CalendarDays from 'lucide-react/icons/calendar-days';
import ChevronRight from 'lucide-react/icons/chevron-right';
import Flag from 'lucide-react/icons/flag';
import MessageCircle from 'lucide-react/icons/message-circle';
import Plus from 'lucide-react/icons/plus';
import Presentation from 'lucide-react/icons/presentation';
import Settings from 'lucide-react/icons/settings';
import Sun from 'lucide-react/icons/sun';
import Users from 'lucide-react/icons/users';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { PageId, WorkspaceId } from '../../model/brand.ts';
import { useObservable, useSession } from '../../react/session.ts';
import type { Workspace, WorkspaceSummary } from '../../session/types.ts';
import { CallButton } from '../call/CallButton.tsx';
import { Thirds } from '../circle/Thirds.tsx';
import { useRailSpaces } from '../home/MainShell.tsx';
import { SearchButton } from '../palette/SearchButton.tsx';
import { ExampleBar } from '../parts/ExampleBar.tsx';
import { PairMark, PersonMark, SpaceMark } from '../parts/PairMark.tsx';
import { type NavItem, RailItem, RailSection, Shell, TopBar } from '../parts/Shell.tsx';
import { LinkNotice } from './LinkNotice.tsx';
import { LinkChip, LinkLines } from './LinkWords.tsx';
import { isPair, meOf, otherOf, usePresentNames } from './people.ts';
import { UnreadDot } from './UnreadDot.tsx';
import { useNewPage } from './useNewPage.ts';
import type { WorkspaceView } from './WorkspaceScreen.tsx';

interface FrameProps {
  workspace: Workspace;
  summary: WorkspaceSummary;
  view: WorkspaceView;
  /** The page in front, if one is. */
  page: PageId | null;
  title: string;
  children: ReactNode;
}

/** The places of a workspace: a rail and tabs on a desktop; on a phone a header with the pair, and tabs at the foot. */
export function WorkspaceFrame({ workspace, summary, view, page, title, children }: FrameProps) {
  const { t } = useLingui();
  const at = `/w/${workspace.id}`;
  const tabs: (NavItem & { view: WorkspaceView })[] = [
    { view: 'today', href: at, label: t`Today`, icon: Sun, current: view === 'today' },
    {
      view: 'chat',
      href: `${at}/chat`,
      label: (
        <>
          {t`Messages`}
          <UnreadDot id={workspace.id} />
        </>
      ),
      icon: MessageCircle,
      current: view === 'chat',
    },
    { view: 'page', href: `${at}/page/all`, label: t`Notebook`, icon: BookOpen, current: view === 'page' },
    { view: 'board', href: `${at}/board`, label: t`Board`, icon: Presentation, current: view === 'board' },
    { view: 'goals', href: `${at}/goals`, label: t`Goals`, icon: Flag, current: view === 'goals' },
    { view: 'agenda', href: `${at}/agenda`, label: t`Agenda`, icon: CalendarDays, current: view === 'agenda' },
    ...(workspace.circle === null
      ? []
      : [{ view: 'people' as const, href: `${at}/people`, label: t`People`, icon: Users, current: view === 'people' }]),
  ];
  // A thumb has room for five: on a phone the board is a door in the notebook, and a circle's people stand behind its name.
  const foot = tabs
    .filter((tab) => tab.view !== 'board' && tab.view !== 'people')
    .map((tab) => (tab.view === 'page' ? { ...tab, current: view === 'page' || view === 'board' } : tab));
  const here = usePresentNames(workspace) !== '';
  const back = page === null ? { href: '/', label: t`Back to Today` } : { href: `${at}/page/all`, label: t`All pages` };
  return (
    <Shell
      title={title}
      nav={foot}
      fill
      rail={<WorkspaceRail workspace={workspace} page={page} />}
      railFoot={
        <RailItem href="/settings" mark={<Settings aria-hidden="true" size={20} strokeWidth={1.75} />}>
          <Trans>Settings</Trans>
        </RailItem>
      }
      top={
        <div className="work-top">
          <TopBar
            back={back}
            end={
              <>
                {!summary.example && <LinkChip workspace={workspace} />}
                {!summary.example && <CallButton workspace={workspace} />}
              </>
            }
          >
            <Names workspace={workspace} at={at}>
              {isPair(workspace) ? (
                <PairMark
                  first={meOf(workspace).name}
                  second={otherOf(workspace).name}
                  presence={here ? 'here' : 'away'}
                />
              ) : (
                <PersonMark name={summary.title} side="second" away={!here} />
              )}
              {summary.example ? (
                <p className="work-name grow">
                  <bdi>{summary.title}</bdi>
                </p>
              ) : (
                <LinkLines workspace={workspace} title={summary.title} />
              )}
            </Names>
            <nav className="work-tabs" aria-label={t`Views`}>
              {tabs.map((tab) => (
                <Link
                  key={tab.view}
                  href={tab.href}
                  className={`work-tab work-tab-${tab.view}`}
                  aria-current={tab.current ? 'page' : undefined}
                >
                  {tab.label}
                </Link>
              ))}
            </nav>
          </TopBar>
          {workspace.circle !== null && <Thirds circle={workspace.circle} />}
          {summary.example ? <ThisIsAnExample id={workspace.id} /> : <LinkNotice workspace={workspace} />}
        </div>
      }
    >
      {children}
    </Shell>
  );
}

function ThisIsAnExample({ id }: { id: WorkspaceId }) {
  const session = useSession();
  return (
    <ExampleBar onRemove={() => session.removeExample(id)}>
      <Trans>You are Lou here. Nothing leaves this device.</Trans>
    </ExampleBar>
  );
}

/** Who one is with. In a circle it leads to its people: on a phone no tab does. */
function Names({ workspace, at, children }: { workspace: Workspace; at: string; children: ReactNode }) {
  const { t } = useLingui();
  if (workspace.circle === null) return <div className="work-pair">{children}</div>;
  const [said, people] = [t`People`, ''];
  return (
    <Link href={`${at}/people`} className="work-pair work-people">
      <span className="unseen">{t`${said}: ${people}`}</span>
      {children}
      <ChevronRight className="line-chevron" aria-hidden="true" size={18} strokeWidth={2} />
    </Link>
  );
}

function WorkspaceRail({ workspace, page }: { workspace: Workspace; page: PageId | null }) {
  const { t } = useLingui();
  const home = useObservable(useSession().home);
  const pages = useObservable(workspace.notebook.pages);
  const spaces = useRailSpaces(home, workspace.id);
  const newPage = useNewPage(workspace);
  return (
    <>
      <SearchButton look="rail" />
      {spaces.map((each) => (
        <RailItem
          key={each.id}
          href={`/w/${each.id}`}
          mark={<SpaceMark summary={each} mine={home.name} />}
          current={each.id === workspace.id}
          end={<UnreadDot id={each.id} />}
        >
          {each.isCircle ? (
            <bdi>{each.title}</bdi>
          ) : (
            <Trans>
              You and <bdi>{each.title}</bdi>
            </Trans>
          )}
        </RailItem>
      ))}
      <RailSection label={<Trans>Pages</Trans>}>
        {pages.map((each) => (
          <RailItem key={each.id} href={`/w/${workspace.id}/page/${each.id}`} minor current={each.id === page}>
            {each.title || t`Untitled`}
          </RailItem>
        ))}
        <button type="button" className="rail-item rail-add" onClick={newPage}>
          <Plus aria-hidden="true" size={18} strokeWidth={2} />
          <Trans>New page</Trans>
        </button>
      </RailSection>
    </>
  );
}
