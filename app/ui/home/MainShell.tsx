import { Trans, useLingui } from '@lingui/react/macro';
import Building from 'lucide-react/icons/building-2';
import FileText from 'lucide-react/icons/file-text';
import Plus from 'lucide-react/icons/plus';
import Settings from 'lucide-react/icons/settings';
import Sun from 'lucide-react/icons/sun';
import Users from 'lucide-react/icons/users';
import type { ReactNode } from 'react';
import { useHome, useInbox, useNotes } from '../../react/shown.ts';
import type { HomeShown, WorkspaceShown } from '../../session/types.ts';
import { SearchButton } from '../palette/SearchButton.tsx';
import { SpaceMark } from '../parts/PairMark.tsx';
import { type NavItem, RailItem, RailSection, Shell } from '../parts/Shell.tsx';
import { UnreadDot } from '../workspace/UnreadDot.tsx';
import { ServerLine } from './ServerLine.tsx';
import { useNewNote } from './useNewNote.ts';

/** A rail has room for so many; the others are found in Today, and by the search. */
const IN_RAIL = 8;

/** Those that stand in a rail: all where there are few, else where words wait, then the first. `shown` is always among them. */
export function useRailSpaces(home: HomeShown, shown?: string): readonly WorkspaceShown[] {
  const inbox = useInbox();
  if (home.workspaces.length <= IN_RAIL) return home.workspaces;
  const rank = ({ id }: WorkspaceShown): number => (id === shown ? 2 : (inbox.get(id)?.unread ?? 0) > 0 ? 1 : 0);
  return [...home.workspaces].sort((a, b) => rank(b) - rank(a)).slice(0, IN_RAIL);
}

/** The pairs of this device, in the rail of every screen that has one. */
function RailPairs({ home }: { home: HomeShown }) {
  return useRailSpaces(home).map((workspace) => (
    <RailItem
      key={workspace.id}
      href={`/w/${workspace.id}`}
      mark={<SpaceMark summary={workspace} mine={home.name} />}
      end={<UnreadDot id={workspace.id} />}
    >
      {workspace.title}
    </RailItem>
  ));
}

/** The shell of the screens that are about me: today, notes, settings. */
export function MainShell({
  title,
  top,
  fill,
  children,
}: {
  title: string;
  top?: ReactNode;
  fill?: boolean;
  children: ReactNode;
}) {
  const { t } = useLingui();
  const home = useHome();
  const notes = useNotes();
  const { pages } = notes;
  const newNote = useNewNote();
  const nav: NavItem[] = [
    { href: '/', label: t`Today`, icon: Sun },
    ...home.workspaces.slice(0, 1).map((each) => ({
      href: `/w/${each.id}`,
      label: (
        <>
          {each.title}
          <UnreadDot id={each.id} />
        </>
      ),
      icon: Users,
    })),
    { href: '/notes', label: t`Notes`, icon: FileText },
    ...home.offices.slice(0, 1).map((each) => ({ href: `/office/${each.id}`, label: each.name, icon: Building })),
    { href: '/settings', label: t`Settings`, icon: Settings },
  ];
  return (
    <Shell
      title={title}
      nav={nav}
      top={top}
      fill={fill ?? false}
      rail={
        <>
          <RailItem href="/" mark={<Sun aria-hidden="true" size={20} strokeWidth={1.75} />}>
            <Trans>Today</Trans>
          </RailItem>
          <SearchButton look="rail" />
          {home.workspaces.length > 0 && (
            <RailSection label={<Trans>Together</Trans>}>
              <RailPairs home={home} />
            </RailSection>
          )}
          {home.offices.length > 0 && (
            <RailSection label={<Trans>Programmes</Trans>}>
              {home.offices.map((office) => (
                <RailItem key={office.id} href={`/office/${office.id}`} end={office.cards}>
                  {office.name}
                </RailItem>
              ))}
            </RailSection>
          )}
          <RailSection label={<Trans>My notes</Trans>}>
            {pages.slice(0, 8).map((page) => (
              <RailItem key={page.id} href={`/note/${page.id}`} minor>
                {page.title || t`Untitled`}
              </RailItem>
            ))}
            {notes.count > 8 && (
              <RailItem href="/notes" minor>
                <Trans>All {notes.count} notes</Trans>
              </RailItem>
            )}
            <button type="button" className="rail-item rail-add" onClick={newNote}>
              <Plus aria-hidden="true" size={18} strokeWidth={2} />
              <Trans>New note</Trans>
            </button>
          </RailSection>
        </>
      }
      railFoot={
        <>
          <RailItem href="/settings" mark={<Settings aria-hidden="true" size={20} strokeWidth={1.75} />}>
            <Trans>Settings</Trans>
          </RailItem>
          <ServerLine />
        </>
      }
    >
      {children}
    </Shell>
  );
}
