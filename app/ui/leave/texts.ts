/** Pages, messages, goals and the agreement as Markdown, and what there is to know, in the language of the screens. */
import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { PlaceLink } from '../../model/chatLine.ts';
import { type FileRef, pictureRefOf, shownAs } from '../../model/file.ts';
import { saidOf, writeMarkdown } from '../../model/markdown.ts';
import { escaped } from '../../model/markdownInline.ts';
import { TERMS } from '../../model/pact.ts';
import type { Pact, PactEvent } from '../../model/pactState.ts';
import type { PageNode } from '../../model/pageNode.ts';
import type { TakenMember } from '../../model/takenAlong.ts';
import type { ChatLine, GoalView } from '../../session/types.ts';
import { formatBytes, formatDate, formatList, formatTime } from '../format.ts';
import { REASON_WORDS, TERM_WORDS } from '../pact/terms.ts';
import { moods } from '../workspace/chat/moods.ts';

type Members = readonly TakenMember[];

const nameIn = (members: Members, person: string): string => members.find(({ id }) => id === person)?.name ?? '';

/** The path to a file from the text that names it; null: it is not in the archive. */
export type Reach = (file: FileRef) => string | null;

function linkTo(file: FileRef, words: string, reach: Reach, i18n: I18n): string {
  const path = reach(file);
  if (path === null) return `*${words} (${i18n._(msg`not in this archive`)})*`;
  return `${shownAs(file) === 'picture' ? '!' : ''}[${words}](<${path}>)`;
}

/** The path to the text of a page or of the goals; null: it is not in the archive. */
export type Lead = (link: PlaceLink) => string | null;

export interface Ways {
  readonly reach: Reach;
  readonly lead: Lead;
}

export function messagesText(lines: readonly ChatLine[], { reach, lead }: Ways, i18n: I18n): string {
  const at = (time: number): string => `${formatDate(i18n.locale, time, 0)}, ${formatTime(i18n.locale, time)}`;
  return lines
    .filter((line) => line.genuine && !line.deleted)
    .map((line) => {
      const { file, link } = line;
      return [
        `**${line.authorName}**, ${at(line.at)}`,
        ...wordsIn(line, i18n),
        ...(file === undefined ? [] : [linkTo(file, escaped(file.name), reach, i18n)]),
        ...(link === undefined ? [] : [placeText(link, lead, i18n)]),
        ...forWhom(line, i18n),
      ].join('\n\n');
    })
    .map((said) => `${said}\n`)
    .join('\n');
}

/** Where a line has no words of its own, its text is the name of what it brings, or says how somebody is. */
function wordsIn({ text, file, link, mood }: ChatLine, i18n: I18n): readonly string[] {
  if (mood !== undefined) return [i18n._(msg`Today: ${i18n._(moods[mood].label)}`)];
  return text === file?.name || text === link?.title ? [] : [text];
}

function placeText(link: PlaceLink, lead: Lead, i18n: I18n): string {
  const kind = link.to === 'goal' ? i18n._(msg`Goal`) : i18n._(msg`Page`);
  const title = escaped(link.title || i18n._(msg`Untitled`));
  const path = lead(link);
  const words = path === null ? `*${title} (${i18n._(msg`not in this archive`)})*` : `[${title}](<${path}>)`;
  return [`${kind}: ${words}`, ...(link.part === undefined ? [] : [`> ${escaped(link.part)}`])].join('\n\n');
}

function forWhom({ mentioned = [] }: ChatLine, i18n: I18n): readonly string[] {
  const names = formatList(
    i18n.locale,
    mentioned.map(({ name }) => name),
  );
  return names === '' ? [] : [`*${i18n._(msg`For ${names}`)}*`];
}

export function pageText(title: string, nodes: readonly PageNode[], reach: Reach, i18n: I18n): string {
  const text = writeMarkdown(nodes, ({ attrs }) => {
    const file = pictureRefOf(attrs);
    const words = saidOf(attrs) || escaped(file?.name ?? '');
    return file === null ? words : linkTo(file, words, reach, i18n);
  });
  return `# ${title}\n\n${text}`;
}

/** What a file that is not there is for, and where it belongs. */
export interface Lack {
  readonly folder: string;
  readonly file: FileRef;
}

/** For whoever opens the archive with other programs. */
export function readMeText(lacks: readonly Lack[], folder: string, i18n: I18n): string {
  const paragraphs = [
    i18n._(
      msg`Unpack everything: pages and boards then show their pictures, which are in “${folder}”. Binôme reads the archive back: Settings, “Bring a file back”.`,
    ),
    ...(lacks.length === 0 ? [] : [i18n._(msg`Not on the device when this archive was made, and so not in it:`)]),
    ...lacks.map((lack) => `- ${lack.folder}: ${lack.file.name} (${formatBytes(i18n.locale, lack.file.size)})`),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

/** Each as a chapter: what it is for, its steps as a task list, what was said of it. */
export function goalsText(goals: readonly GoalView[], members: Members, i18n: I18n): string {
  const chapters = goals.map((goal) =>
    [
      `# ${goal.title}`,
      [goal.ownerName, goal.due ?? '', `${goal.progress}%`].filter((part) => part !== '').join(', '),
      goal.why,
      goal.measure,
      goal.means,
      goal.steps.map((step) => `- [${step.done ? 'x' : ' '}] ${step.text}`).join('\n'),
      ...goal.notes.map(({ by, at, text }) => `> ${nameIn(members, by)}, ${formatDate(i18n.locale, at, 0)}: ${text}`),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  );
  return `${chapters.join('\n\n')}\n`;
}

/** As it stands, with its signatures; then all that came before and beside it. */
export function agreementText(pact: Pact, members: Members, i18n: I18n): string {
  const on = (at: number): string => formatDate(i18n.locale, at, 0);
  const { agreed, open } = pact.agreement;
  const version = agreed ?? open;
  const terms = version === null ? [] : TERMS.filter((term) => version.what.terms[term] !== '');
  return `${[
    `# ${i18n._(msg`Agreement`)}`,
    ...terms.map((term) => `## ${i18n._(TERM_WORDS[term].title)}\n\n${version?.what.terms[term]}`),
    ...(version?.signed ?? []).map(({ by, at }) => `*${nameIn(members, by)}, ${on(at)}*`),
    `## ${i18n._(msg`History`)}`,
    ...pact.history.map((event) => `- ${on(event.at)}: ${eventText(event, members, i18n)}`),
  ].join('\n\n')}\n`;
}

function eventText(event: PactEvent, members: Members, i18n: I18n): string {
  switch (event.tag) {
    case 'agreed': {
      const { what, signed } = event.version;
      const names = signed.map(({ by }) => nameIn(members, by)).join(', ');
      if (what.kind === 'roles')
        return `${i18n._(msg`Mentor`)}: ${nameIn(members, what.mentor)} ${what.topic} (${names})`;
      if (what.kind === 'format')
        return `${i18n._(msg`How long we go on`)}: ${what.sessions ?? what.until ?? i18n._(msg`As long as you both want`)} (${names})`;
      if (what.kind === 'reopen') return `${i18n._(msg`Both opened the space again`)} (${names})`;
      return `${i18n._(msg`Both signed the agreement`)} (${names})`;
    }
    case 'paused':
      return `${nameIn(members, event.by)}: ${i18n._(msg`A pause`)}, ${event.until}. ${event.text}`;
    case 'resumed':
      return `${nameIn(members, event.by)}: ${i18n._(msg`I am back`)}`;
    case 'closed':
      return `${nameIn(members, event.by)}: ${i18n._(REASON_WORDS[event.reason])}. ${event.text}`;
    case 'thanked':
      return `${nameIn(members, event.by)}: ${event.text}`;
  }
}
