import { useLingui } from '@lingui/react/macro';
import { useLocation } from 'wouter';
import type { WorkspaceId } from '../../model/brand.ts';
import { useObservable, useSession } from '../../react/session.ts';
import type { Workspace } from '../../session/types.ts';
import { useSpeak } from '../parts/useSpeak.ts';
import { chooseTheme, LANGUAGES, LOCALES, type Locale } from '../preferences.ts';
import { door } from './door.ts';

export interface Command {
  /** By which it is remembered as used. */
  readonly id: string;
  readonly group: 'space' | 'places' | 'pages' | 'make' | 'app';
  readonly name: string;
  /** Beside the name: whose page, which keys. */
  readonly about?: string | undefined;
  readonly keys?: string | undefined;
  readonly run: () => void;
}

/** The space that an address is in. */
export const spaceIn = (path: string): string | null => /^\/(?:w|find)\/([\w-]+)/.exec(path)?.[1] ?? null;

/** All that can be done from where one is. `workspace`: the one in front, if one is. */
export function useCommands(workspace: Workspace | null): readonly Command[] {
  const { t } = useLingui();
  const session = useSession();
  const speak = useSpeak();
  const home = useObservable(session.home);
  const inbox = useObservable(session.inbox);
  const notes = useObservable(session.notes.pages);
  const [, go] = useLocation();
  const to = (id: string, group: Command['group'], name: string, path: string, keys?: string): Command => ({
    id,
    group,
    name,
    keys,
    run: () => go(path),
  });

  const here: Command[] = [];
  const isRead = workspace?.archive != null;
  if (workspace !== null) {
    const at = `/w/${workspace.id}`;
    here.push(
      to('today', 'places', t`Today of this space`, at, 'g t'),
      to('chat', 'places', t`Messages`, `${at}/chat`, 'g m'),
      to('notebook', 'places', t`Notebook`, `${at}/page/all`, 'g n'),
      to('goals', 'places', t`Goals`, `${at}/goals`, 'g o'),
      to('way', 'places', t`The way together`, `${at}/goals/way`),
      to('agenda', 'places', t`Agenda`, `${at}/agenda`, 'g a'),
      to('board', 'places', t`Board`, `${at}/board`, 'g b'),
      ...(workspace.pact === null ? [] : [to('pact', 'places', t`Our agreement`, `${at}/pact`)]),
      ...(workspace.circle === null ? [] : [to('people', 'places', t`People`, `${at}/people`)]),
      ...(workspace.programme === null ? [] : [to('programme', 'places', t`From the programme`, `${at}/programme`)]),
      ...(isRead ? [] : [to('call', 'places', t`Call`, `${at}/call`)]),
      {
        id: 'new page',
        group: 'make',
        name: t`New page in this space`,
        run: () => go(`${at}/page/${workspace.notebook.addPage()}`),
      },
      ...(workspace.goals.mayOwn ? [to('new goal', 'make', t`New goal in this space`, `${at}/goals/new`)] : []),
      to('new meeting', 'make', t`Propose a time`, `${at}/agenda/new`),
      ...workspace.notebook.pages
        .get()
        .map((page) => to(`page ${page.id}`, 'pages', page.title || t`Untitled`, `${at}/page/${page.id}`)),
      ...workspace.goals.list
        .get()
        .map((goal) => ({ ...to(`goal ${goal.id}`, 'pages', goal.title, `${at}/goals/${goal.id}`), about: t`Goal` })),
    );
  }
  const waiting = (id: WorkspaceId): number => inbox.get(id)?.unread ?? 0;
  const spaces = home.workspaces.map((space) => ({
    ...to(`space ${space.id}`, 'space', space.isCircle ? space.title : t`You and ${space.title}`, `/w/${space.id}`),
    about: waiting(space.id) > 0 ? t`New message` : space.programme?.name,
  }));
  const theme = (value: 'system' | 'light' | 'dark', name: string): Command => ({
    id: `theme ${value}`,
    group: 'app',
    name,
    run: () => void chooseTheme(value),
  });
  const language = (value: Locale): Command => ({
    id: `language ${value}`,
    group: 'app',
    name: LANGUAGES[value],
    run: () => void speak(value),
  });
  return [
    ...here.filter(({ group }) => group === 'places'),
    ...spaces,
    to('home', 'places', t`Home`, '/', 'g h'),
    to('notes', 'places', t`My notes`, '/notes'),
    ...home.offices.map((office) => to(`office ${office.id}`, 'places', office.name, `/office/${office.id}`)),
    // Where nothing is written any more, nothing is begun.
    ...here.filter(({ group }) => group === 'make' && !isRead),
    { id: 'new note', group: 'make', name: t`New note for myself`, run: () => go(`/note/${session.notes.addPage()}`) },
    to('invite', 'make', t`Invite someone`, '/invite'),
    to('new circle', 'make', t`Begin a circle`, '/new-circle'),
    to('new programme', 'make', t`Create a programme`, '/new-programme'),
    ...here.filter(({ group }) => group === 'pages'),
    ...notes.map((page) => ({
      ...to(`note ${page.id}`, 'pages', page.title || t`Untitled`, `/note/${page.id}`),
      about: t`My notes`,
    })),
    to('settings', 'app', t`Settings`, '/settings'),
    { id: 'keys', group: 'app', name: t`Keyboard shortcuts`, keys: '?', run: () => door.set('keys') },
    theme('light', t`Theme: light`),
    theme('dark', t`Theme: dark`),
    theme('system', t`Theme: as the device`),
    ...LOCALES.map(language),
    { id: 'lock', group: 'app', name: t`Lock`, run: () => session.lock(false) },
  ];
}
