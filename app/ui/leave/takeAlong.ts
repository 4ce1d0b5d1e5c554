/**
 * Everything readable in one file, in the language of the screens: for people as Markdown, text, pictures and media in
 * folders; to be read back as JSON under `data/`. A part at a time: see docs/decisions/0147.
 */
import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { BoardObject } from '../../model/board.ts';
import type { FileRef } from '../../model/file.ts';
import { TAKEN_FORMAT, TAKEN_VERSION, type TakenManifest, type TakenSpace } from '../../model/takenAlong.ts';
import type { Gathered, GatheredSpace } from '../../session/types.ts';
import { svgOf } from '../board/picture.ts';
import { formatList } from '../format.ts';
import { agendaFiles } from './agendaFiles.ts';
import { drawingFile } from './drawing.ts';
import { type Media, openMedia } from './media.ts';
import {
  agreementText,
  goalsText,
  type Lack,
  type Lead,
  messagesText,
  pageText,
  type Reach,
  readMeText,
} from './texts.ts';
import { openZipFile, type Zip } from './zip.ts';

export interface Taken {
  readonly name: string;
  readonly archive: Blob;
  /** Pages and boards that did not open and are not in it. */
  readonly missing: number;
  /** Pictures, voice notes and files that are on another device only; named in the archive. */
  readonly elsewhere: number;
}

export type Step = (done: number, of: number) => void;

export async function takeAlong(
  { spaces }: Gathered,
  i18n: I18n,
  now: number,
  step: Step = () => undefined,
): Promise<Taken> {
  const zip = openZipFile(new Date(now));
  const folders = names();
  const data = folders('data');
  const readMe = `${folders(i18n._(msg`Read me`))}.txt`;
  const mediaFolder = folders(i18n._(msg`Files`));
  const media = openMedia(zip, mediaFolder);
  const total = spaces.reduce((sum, { documents, files }) => sum + documents.length + files.length, 0);
  const counts = { missing: 0, done: 0 };
  const told: string[] = [];
  const lacks: Lack[] = [];
  const went = (): void => step(++counts.done, total);
  for (const [index, space] of spaces.entries()) {
    const { kind } = space.about;
    // In an archive it has the name that it was given then.
    const title = space.about.title || i18n._(msg`My notes`);
    const folder = folders(kind === 'notes' ? i18n._(msg`Notes`) : i18n._(msg`With ${title}`));
    const absent = await media.take(space, went);
    lacks.push(...absent.map((file) => ({ folder, file })));
    counts.missing += await forPeople({ zip, folder, media, i18n, now }, space);
    const documents = await theDocuments(zip, space, `${data}/${index + 1}`, went);
    const files = space.files.flatMap((file): TakenSpace['files'] => {
      const path = media.pathOf(file);
      return path === null ? [] : [{ file, path }];
    });
    const about: TakenSpace = { version: 1, ...space.about, title, documents, files };
    await zip.add(`${data}/${index + 1}/space.json`, json(about));
    told.push(`${data}/${index + 1}/space.json`);
  }
  await zip.add(readMe, readMeText(lacks, mediaFolder, i18n));
  const manifest: TakenManifest = {
    format: TAKEN_FORMAT,
    version: TAKEN_VERSION,
    made: new Date(now).toISOString(),
    spaces: told,
  };
  await zip.add('manifest.json', json(manifest));
  return {
    name: `Binôme ${manifest.made.slice(0, 10)}.zip`,
    archive: zip.finish(),
    missing: counts.missing,
    elsewhere: lacks.length,
  };
}

/** One value a line, so that two of them can be compared by any program. */
const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

interface Into {
  readonly zip: Zip;
  readonly folder: string;
  readonly media: Media;
  readonly i18n: I18n;
  readonly now: number;
}

/** What a person opens with what they have. Resolves with how many parts did not open. */
async function forPeople({ zip, folder, media, i18n, now }: Into, space: GatheredSpace): Promise<number> {
  const { about, pages, lines, goals, boards, pact } = space;
  const word = { messages: i18n._(msg`Messages`), goals: i18n._(msg`Goals`), agreement: i18n._(msg`Agreement`) };
  const isNotes = about.kind === 'notes';
  /** From a file that stands so deep. */
  const reach =
    (depth: number) =>
    (file: FileRef): string | null => {
      const path = media.pathOf(file);
      return path === null ? null : '../'.repeat(depth) + encodeURI(path);
    };
  const notebook = isNotes ? folder : `${folder}/${i18n._(msg`Notebook`)}`;
  const freePage = names();
  const named = pages.map((page) => {
    const title = page.title || i18n._(msg`Untitled`);
    return { ...page, title, name: freePage(title) };
  });
  const lead: Lead = ({ to, id }) => {
    if (to === 'goal') return goals.some((goal) => goal.id === id) ? encodeURI(`${word.goals}.md`) : null;
    const page = named.find((one) => one.id === id);
    return page === undefined ? null : encodeURI(`${i18n._(msg`Notebook`)}/${page.name}.md`);
  };
  if (!isNotes) {
    await zip.add(`${folder}/${i18n._(msg`Members`)}.txt`, membersText(about, i18n));
    await zip.add(`${folder}/${word.messages}.md`, messagesText(lines, { reach: reach(1), lead }, i18n));
    await zip.add(`${folder}/${word.messages}.json`, json(lines.flatMap((line) => spoken(line) ?? [])));
  }
  if (goals.length > 0) {
    await zip.add(`${folder}/${word.goals}.md`, goalsText(goals, about.members, i18n));
    await zip.add(`${folder}/${word.goals}.json`, json(goals.map(({ mine: _, ...goal }) => goal)));
  }
  if (pact !== null && pact.history.length + (pact.agreement.open === null ? 0 : 1) > 0) {
    await zip.add(`${folder}/${word.agreement}.md`, agreementText(pact, about.members, i18n));
    await zip.add(`${folder}/${word.agreement}.json`, json(pact));
  }
  for (const { name, text } of space.agenda === null ? [] : agendaFiles(space.agenda, about.title, folder, i18n, now))
    await zip.add(name, text);
  let missing = 0;
  const free = names();
  for (const { title, read } of boards) {
    const objects = await read();
    if (objects === null) missing += 1;
    if (objects === null || objects.length === 0) continue;
    const name = `${folder}/${free(title || i18n._(msg`Board`))}`;
    await zip.add(`${name}.svg`, svgOf(objects, addressesOf(objects, reach(1))));
    await zip.add(`${name}.excalidraw`, await drawingFile(objects, space.readFile, about.since));
    await zip.add(`${name}.json`, json(objects));
  }
  for (const { title, name, read } of named) {
    const nodes = await read();
    if (nodes === null) missing += 1;
    else await zip.add(`${notebook}/${name}.md`, pageText(title, nodes, reach(2), i18n));
  }
  return missing;
}

function addressesOf(objects: readonly BoardObject[], reach: Reach): Map<string, string> {
  const addresses = new Map<string, string>();
  for (const { file } of objects) {
    const address = file === null ? null : reach(file);
    if (file !== null && address !== null) addresses.set(file.id, address);
  }
  return addresses;
}

/** What is written of a line: who, when and what; its signature is in the documents. */
function spoken(line: GatheredSpace['lines'][number]) {
  const { genuine, deleted, author, authorName, at, text, edited, file, link, mood, reply } = line;
  if (!genuine || deleted) return null;
  const marks = line.reactions?.map(({ mark, people }) => ({ mark, by: people.map(({ id }) => id) })) ?? [];
  const mentions = line.mentioned?.map(({ id }) => id) ?? [];
  const said = { by: author, name: authorName, at: new Date(at).toISOString(), text, edited };
  return { ...said, file, link, mood, mentions, reply, marks };
}

async function theDocuments(
  zip: Zip,
  { documents, readDocument }: GatheredSpace,
  data: string,
  went: () => void,
): Promise<TakenSpace['documents']> {
  const told: { name: string; path: string }[] = [];
  for (const name of documents) {
    const document = await readDocument(name);
    went();
    if (document === null) continue;
    const path = `${data}/${told.length + 1}-${name.replaceAll(/[^A-Za-z0-9_-]/g, '-')}.json`;
    await zip.add(path, json(document));
    told.push({ name, path });
  }
  return told;
}

function membersText({ members, programme }: GatheredSpace['about'], i18n: I18n): string {
  const list = (term: string, words: readonly string[]): string =>
    words.length === 0 ? '' : `${term}: ${formatList(i18n.locale, words)}`;
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
  return `${programme?.name ?? ''}\n\n${people.join('\n\n')}\n`;
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
    const [, stem = clean, ending = ''] = /^(.+)(\.[A-Za-z0-9]{1,8})$/.exec(clean) ?? [];
    for (let at = 1; ; at += 1) {
      const name = at === 1 ? clean : `${stem} (${at})${ending}`;
      if (given.has(name.toLowerCase())) continue;
      given.add(name.toLowerCase());
      return name;
    }
  };
}
