/** Everything readable in one file, in the language of the screens: pages as Markdown, messages and members as text, meetings as a calendar. */
import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Gathered, GatheredPage, GatheredSpace, GoalView } from '../../session/types.ts';
import { svgOf } from '../board/picture.ts';
import { formatDate, formatList, formatTime } from '../format.ts';
import { agendaFiles } from './agendaFiles.ts';
import { type ZipFile, zip } from './zip.ts';

export interface Taken {
  readonly name: string;
  readonly archive: Uint8Array<ArrayBuffer>;
  /** Pages and boards that did not open and are not in it. */
  readonly missing: number;
}

export function takeAlong({ notes, spaces }: Gathered, i18n: I18n, now: number): Taken {
  const folders = names();
  const files: ZipFile[] = [
    ...pageFiles(notes, folders(i18n._(msg`Notes`)), i18n),
    ...spaces.flatMap((space) => {
      const others = space.members.filter((member) => !member.me).map((member) => member.name);
      return spaceFiles(space, folders(i18n._(msg`With ${formatList(i18n.locale, others)}`)), i18n, now);
    }),
  ];
  const pages = [...notes, ...spaces.flatMap((space) => space.pages)];
  const boards = spaces.flatMap((space) => space.boards);
  return {
    name: `Binôme ${new Date(now).toISOString().slice(0, 10)}.zip`,
    archive: zip(files, new Date(now)),
    missing: [...pages.map(({ markdown }) => markdown), ...boards].filter((part) => part === null).length,
  };
}

function pageFiles(pages: readonly GatheredPage[], folder: string, i18n: I18n): ZipFile[] {
  const free = names();
  return pages.flatMap(({ title, markdown }) => {
    if (markdown === null) return [];
    const shown = title || i18n._(msg`Untitled`);
    return { name: `${folder}/${free(shown)}.md`, text: `# ${shown}\n\n${markdown}` };
  });
}

function spaceFiles(
  { members, programmeName, pages, lines, goals, agenda, boards }: GatheredSpace,
  folder: string,
  i18n: I18n,
  now: number,
): ZipFile[] {
  const at = (time: number): string => `${formatDate(i18n.locale, time, 0)}, ${formatTime(i18n.locale, time)}`;
  const said = lines
    .filter((line) => line.genuine && !line.deleted)
    .map((line) => `${line.authorName}, ${at(line.at)}\n${line.text}\n`);
  const others = members.filter(({ me }) => !me).map(({ name }) => name);
  const people = members.map(({ name, card }) =>
    [
      name,
      card?.words ?? '',
      list(i18n._(msg`Can help with`), card?.skillsOffered ?? []),
      list(i18n._(msg`Would like to learn`), card?.skillsSought ?? []),
      list(i18n._(msg`Would talk about`), card?.topics ?? []),
    ]
      .filter((line) => line !== '')
      .join('\n'),
  );
  return [
    { name: `${folder}/${i18n._(msg`Members`)}.txt`, text: `${programmeName}\n\n${people.join('\n\n')}\n` },
    { name: `${folder}/${i18n._(msg`Messages`)}.txt`, text: said.join('\n') },
    ...(goals.length === 0
      ? []
      : [{ name: `${folder}/${i18n._(msg`Goals`)}.md`, text: goalsText(goals, members, i18n) }]),
    ...agendaFiles(agenda, others.join(', '), folder, i18n, now),
    ...boardFiles(boards, folder, i18n),
    ...pageFiles(pages, `${folder}/${i18n._(msg`Notebook`)}`, i18n),
  ];

  function list(term: string, words: readonly string[]): string {
    return words.length === 0 ? '' : `${term}: ${formatList(i18n.locale, words)}`;
  }
}

function boardFiles(boards: GatheredSpace['boards'], folder: string, i18n: I18n): ZipFile[] {
  const free = names();
  return boards.flatMap((objects) =>
    objects === null || objects.length === 0
      ? []
      : [{ name: `${folder}/${free(i18n._(msg`Board`))}.svg`, text: svgOf(objects) }],
  );
}

/** Each as a chapter: what it is for, its steps as a task list, what was said of it. */
function goalsText(goals: readonly GoalView[], members: GatheredSpace['members'], i18n: I18n): string {
  const date = (at: number): string => formatDate(i18n.locale, at, 0);
  const chapters = goals.map((goal) =>
    [
      `# ${goal.title}`,
      [goal.ownerName, goal.due ?? '', `${goal.progress}%`].filter((part) => part !== '').join(', '),
      goal.why,
      goal.measure,
      goal.steps.map((step) => `- [${step.done ? 'x' : ' '}] ${step.text}`).join('\n'),
      ...goal.notes.map(
        ({ by, at, text }) => `> ${members.find(({ id }) => id === by)?.name ?? ''}, ${date(at)}: ${text}`,
      ),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  );
  return `${chapters.join('\n\n')}\n`;
}

/** Names that every system takes, each given once: some know no difference between A and a. */
function names(): (wanted: string) => string {
  const given = new Set<string>();
  return (wanted) => {
    const clean =
      wanted
        .replace(/[\u0000-\u001f<>:"/\\|?*\s]+/g, ' ')
        .replace(/^[\s.]+|[\s.]+$/g, '')
        .slice(0, 80) || '_';
    for (let at = 1; ; at += 1) {
      const name = at === 1 ? clean : `${clean} (${at})`;
      if (given.has(name.toLowerCase())) continue;
      given.add(name.toLowerCase());
      return name;
    }
  };
}
