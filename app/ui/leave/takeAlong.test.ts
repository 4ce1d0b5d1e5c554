import { i18n } from '@lingui/core';
import { beforeAll, expect, test } from 'vitest';
import { type BoardObject, PLAIN } from '../../model/board.ts';
import type { PageId } from '../../model/brand.ts';
import type { FileRef } from '../../model/file.ts';
import { personIdOf } from '../../model/ids.ts';
import type { PageNode } from '../../model/pageNode.ts';
import { aCard } from '../../model/samples.ts';
import { parseManifest, parseTakenSpace } from '../../model/takenAlong.ts';
import type { ChatLine, GatheredBoard, GatheredPage, GatheredSpace, GoalView } from '../../session/types.ts';
import { takeAlong } from './takeAlong.ts';

beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: {} }));

const words: PageNode = { type: 'paragraph', content: [{ type: 'text', text: 'text' }] };
const page = (title: string, nodes: readonly PageNode[] | null = [words], id = title): GatheredPage => ({
  id: id as PageId,
  title,
  created: 0,
  read: async () => nodes,
});
const board = (title: string, objects: readonly BoardObject[] | null): GatheredBoard => ({
  title,
  read: async () => objects,
});

const key = (byte: number): never => personIdOf(new Uint8Array(32).fill(byte)) as never;
const [ada, ben] = [key(1), key(2)];

function spaceWith(part: Partial<GatheredSpace>, kind: 'pair' | 'notes' = 'pair'): GatheredSpace {
  const member = { role: 'member' as const, former: false };
  const members = [
    { id: ada, name: 'Ada', card: aCard(), ...member },
    { id: ben, name: 'Ben', card: null, ...member },
  ];
  const title = kind === 'notes' ? '' : 'Ben';
  const programme = { name: 'Passerelles', role: 'mentor' as const, months: 6 };
  return {
    about: { id: 'w', title, owner: ada, kind, since: 0, programme, mentee: ben, members },
    pages: [],
    lines: [],
    goals: [],
    agenda: null,
    boards: [],
    pact: null,
    documents: [],
    readDocument: async () => null,
    files: [],
    hasFile: async () => false,
    readFile: async () => null,
    reach: null,
    ...part,
  };
}

/** Stored: names and texts stand in the file as they are. */
async function take(...spaces: GatheredSpace[]) {
  const taken = await takeAlong({ spaces }, i18n, 0);
  const bytes = Buffer.from(await taken.archive.arrayBuffer());
  const files = new Map<string, string>();
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const [length, name] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26)];
    const from = at + 30 + name;
    const path = bytes.toString('utf8', at + 30, from);
    expect(files.has(path), `${path} is in it once`).toBe(false);
    files.set(path, bytes.toString('utf8', from, from + length));
    at = from + length;
  }
  const forPeople = [...files.keys()].filter((name) => !/^data\/|^manifest|^Read me/.test(name));
  return { ...taken, files, forPeople };
}

test('names that every system takes, each given once', async () => {
  const titles = ['A: b/c?', 'a b c', 'A b c', '', '../../etc', 'con\u0000trol', '...', 'x'.repeat(200)];
  const { forPeople } = await take(spaceWith({ pages: titles.map((title) => page(title)) }, 'notes'));
  expect(new Set(forPeople.map((name) => name.toLowerCase())).size).toBe(titles.length);
  for (const name of forPeople) expect(name).toMatch(/^Notes\/[^<>:"\\|?*/]{1,90}\.md$/);
  expect(forPeople.join()).not.toContain('..');
});

test('two spaces with people of the same name are two folders; a page that did not open is counted, not left unsaid', async () => {
  const space = spaceWith({ pages: [page('One', null)] });
  const { missing, forPeople } = await take(space, space);
  expect(missing).toBe(2);
  const names = ['Members.txt', 'Messages.md', 'Messages.json'];
  expect(forPeople).toEqual([
    ...names.map((name) => `With Ben/${name}`),
    ...names.map((name) => `With Ben (2)/${name}`),
  ]);
});

test('a line that nobody signed is not put into anybody’s mouth', async () => {
  const line = { id: '1', author: null, authorName: 'Ada', mine: false, text: 'forged', at: 0, delivery: 'saved' };
  const lines = [{ ...line, genuine: false }] as unknown as ChatLine[];
  expect([...(await take(spaceWith({ lines }))).files.values()].join()).not.toContain('forged');
});

test('messages lead to the pages and goals that are there, say how somebody was, and for whom they are', async () => {
  const line = { id: '1', author: ada, authorName: 'Ada', genuine: true, mine: false, text: '', at: 0 };
  const lines = [
    { ...line, text: 'Plan', link: { to: 'page', id: 'p2', title: 'Plan' } },
    { ...line, text: 'See there', link: { to: 'page', id: 'p1', title: 'Plan', part: 'Next [step]' } },
    { ...line, text: 'A talk', link: { to: 'goal', id: 'g1', title: 'A talk' } },
    { ...line, text: 'Old', link: { to: 'page', id: 'gone', title: 'Old' } },
    { ...line, text: 'Comment je vais : bien', mood: 4 },
    { ...line, text: '@Ben look', mentioned: [{ id: ben, name: 'Ben' }] },
  ] as unknown as ChatLine[];
  const goals = [{ id: 'g1', title: 'A talk', steps: [], notes: [] }] as unknown as GoalView[];
  const pages = [page('Plan', [words], 'p1'), page('Plan', [words], 'p2')];
  const { files } = await take(spaceWith({ lines, goals, pages }));
  const said = (files.get('With Ben/Messages.md') ?? '').split(/\*\*Ada\*\*.*\n\n/).slice(1);
  expect(said.map((each) => each.trim())).toEqual([
    'Page: [Plan](<Notebook/Plan%20(2).md>)',
    'See there\n\nPage: [Plan](<Notebook/Plan.md>)\n\n> Next \\[step\\]',
    'Goal: [A talk](<Goals.md>)',
    'Page: *Old (not in this archive)*',
    'Today: Well',
    '@Ben look\n\n*For Ben*',
  ]);
  for (const name of ['Notebook/Plan.md', 'Notebook/Plan (2).md', 'Goals.md'])
    expect(files.has(`With Ben/${name}`)).toBe(true);
  expect(JSON.parse(files.get('With Ben/Messages.json') ?? '').slice(3)).toMatchObject([
    { link: { id: 'gone' }, mentions: [] },
    { mood: 4 },
    { mentions: [ben] },
  ]);
});

test('goals go along, with their steps and what was said of them', async () => {
  const goal = {
    title: 'A talk',
    ownerName: 'Ben',
    due: '2026-12-18',
    progress: 50,
    why: 'The interview',
    measure: '',
    means: 'Ada has done it',
    steps: [
      { text: 'Tell it', done: true },
      { text: 'Record it', done: false },
    ],
    notes: [{ by: ada, at: 0, text: 'Bravo' }],
  } as unknown as GoalView;
  const { files } = await take(spaceWith({ goals: [goal] }));
  expect(files.get('With Ben/Goals.md')).toContain(
    '# A talk\n\nBen, 2026-12-18, 50%\n\nThe interview\n\nAda has done it\n\n- [x] Tell it\n- [ ] Record it\n\n> Ada, ',
  );
});

test('boards go along as pictures, empty ones do not, and one that did not open is counted', async () => {
  const frame = {
    ...PLAIN,
    ...{ id: 'a', kind: 'rect', box: { x: 0, y: 0, w: 200, h: 200 }, stroke: null, size: 1, colour: 3 },
    ...{ text: '', order: 'a', by: null },
  } as unknown as BoardObject;
  const boards = [board('', [frame]), board('Empty', []), board('Lost', null), board('Sketch', [frame])];
  const { files, missing } = await take(spaceWith({ boards }));
  expect([...files.keys()].filter((name) => name.endsWith('.svg'))).toEqual([
    'With Ben/Board.svg',
    'With Ben/Sketch.svg',
  ]);
  expect(files.get('With Ben/Board.svg')).toContain('<svg xmlns=');
  expect(JSON.parse(files.get('With Ben/Sketch.excalidraw') ?? '').elements).toHaveLength(1);
  expect(missing).toBe(1);
});

test('what is read back is what was gathered, and names all that is there: documents, and the files that are', async () => {
  const refs = [3, 4].map((byte) => ({ id: key(byte), name: 'a.txt', type: 'text/plain', size: 1 })) as never[];
  const { files, elsewhere } = await take(
    spaceWith({
      documents: ['chat', 'page abc', 'empty'],
      readDocument: async (name) => (name === 'empty' ? null : { lines: { '~array': [name] } }),
      files: refs,
      readFile: async (file) => (file === refs[0] ? new Blob(['x']) : null),
    }),
  );
  const bytes = (name: string): Uint8Array => new TextEncoder().encode(files.get(name));
  expect(parseManifest(bytes('manifest.json'))).toMatchObject({ ok: true, value: { spaces: ['data/1/space.json'] } });
  const space = parseTakenSpace(bytes('data/1/space.json'));
  expect(space).toMatchObject({ ok: true, value: { id: 'w', title: 'Ben', kind: 'pair', mentee: ben } });
  if (!space.ok) return;
  expect(space.value.documents.map(({ name, path }) => [name, files.has(path)])).toEqual([
    ['chat', true],
    ['page abc', true],
  ]);
  expect(space.value.files.map(({ path }) => files.get(path))).toEqual(['x']);
  expect(elsewhere).toBe(1);
  expect(space.value.members[0]?.card).toEqual(aCard());
});

const named = (byte: number, name: string, type: string, size = 3): FileRef => ({ id: key(byte), name, type, size });
const [photo, sketch, note, plan, lost] = [
  named(3, 'at home.png', 'image/webp'),
  named(4, 'picture.webp', 'image/webp'),
  named(5, 'voice.webm', 'audio/webm'),
  named(6, 'Le plan d’été.ODT', 'application/vnd.oasis.opendocument.text'),
  named(7, 'gone.webp', 'image/webp', 1_200),
];
const pictureOf = ({ id, ...about }: FileRef, alt: string): PageNode => ({
  type: 'image',
  attrs: { file: id, alt, ...about },
});
const said = (file: FileRef, text = file.name): ChatLine =>
  ({ genuine: true, author: ada, authorName: 'Ada', at: 0, text, file }) as unknown as ChatLine;
const shownOn = (file: FileRef): BoardObject =>
  ({
    ...PLAIN,
    ...{ id: 'a', kind: 'image', box: { x: 0, y: 0, w: 20, h: 20 }, stroke: null, size: 1, colour: 0, file },
    ...{ text: '', order: 'a' },
  }) as unknown as BoardObject;

function withMedia(): GatheredSpace {
  const here = new Map([photo, sketch, note, plan].map((file, at) => [file.id, `no${at}`]));
  return spaceWith({
    pages: [page('Home', [words, pictureOf(photo, 'My [desk]'), pictureOf(lost, '')])],
    boards: [board('', [shownOn(sketch), shownOn(photo)])],
    lines: [said(note), said(plan, 'Have a look'), said(photo)],
    files: [photo, sketch, note, plan, lost],
    async readFile(file) {
      const text = here.get(file.id);
      return text === undefined ? null : new Blob([text]);
    },
  });
}

test('pictures, voice notes and files are in it once each, by their content, and what shows them leads to them', async () => {
  const { files, forPeople, elsewhere } = await take(withMedia(), withMedia());
  const media = forPeople.filter((name) => name.startsWith('Files/'));
  expect(media).toEqual([
    `Files/at-home.${photo.id}.webp`,
    `Files/picture.${sketch.id}.webp`,
    `Files/voice.${note.id}.webm`,
    `Files/Le-plan-d-ete.${plan.id}.odt`,
  ]);
  for (const name of media) expect(name).toMatch(/^[A-Za-z0-9/._-]+$/);
  expect(media.map((name) => files.get(name))).toEqual(['no0', 'no1', 'no2', 'no3']);
  expect(elsewhere).toBe(2);
  const target = /\]\(<([^>]+)>\)|href="([^"]+)"/g;
  for (const from of ['Notebook/Home.md', 'Messages.md', 'Board.svg'].map((name) => `With Ben (2)/${name}`)) {
    const found = [...(files.get(from) ?? '').matchAll(target)].map(([, link, href]) => link ?? href ?? '');
    expect(found.length, from).toBeGreaterThan(0);
    for (const path of found)
      expect(files.has(decodeURI(new URL(path, `zip:///${from.replaceAll(' ', '%20')}`).pathname.slice(1))), path).toBe(
        true,
      );
  }
  expect(files.get('With Ben/Notebook/Home.md')).toBe(
    `# Home\n\ntext\n\n![My \\[desk\\]](<../../Files/at-home.${photo.id}.webp>)\n\n*gone.webp (not in this archive)*\n`,
  );
  expect(files.get('With Ben/Messages.md')).toContain(`Have a look\n\n[Le plan d’été.ODT](<../Files/`);
  expect(files.get('Read me.txt')).toContain('- With Ben (2): gone.webp (1.2');
  const drawing = JSON.parse(files.get('With Ben/Board.excalidraw') ?? '');
  expect(Object.keys(drawing.files)).toEqual([sketch.id, photo.id]);
  expect(drawing.files[sketch.id].dataURL).toBe(`data:image/webp;base64,${btoa('no1')}`);
});

test('a file that is named with two sizes is in it as large as it is, and not told to be missing', async () => {
  const lie = { ...photo, size: 9 };
  const { files, elsewhere } = await take(
    spaceWith({
      files: [photo, lie],
      readFile: async (file) => (file === photo ? new Blob(['abc']) : null),
    }),
  );
  expect(elsewhere).toBe(0);
  expect(JSON.parse(files.get('data/1/space.json') ?? '').files).toEqual([
    { file: photo, path: `Files/at-home.${photo.id}.webp` },
  ]);
});
