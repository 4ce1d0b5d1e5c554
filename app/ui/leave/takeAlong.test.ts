import { i18n } from '@lingui/core';
import { beforeAll, expect, test } from 'vitest';
import type { BoardObject } from '../../model/board.ts';
import { personIdOf } from '../../model/ids.ts';
import { aCard } from '../../model/samples.ts';
import { parseManifest, parseTakenSpace } from '../../model/takenAlong.ts';
import type { ChatLine, GatheredPage, GatheredSpace, GoalView } from '../../session/types.ts';
import { takeAlong } from './takeAlong.ts';

beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: {} }));

const page = (title: string, markdown: string | null = 'text\n'): GatheredPage => ({ title, created: 0, markdown });

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
    readFile: async () => null,
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
    files.set(bytes.toString('utf8', at + 30, from), bytes.toString('utf8', from, from + length));
    at = from + length;
  }
  const forPeople = [...files.keys()].filter((name) => !/^data\/|^manifest/.test(name));
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

test('goals go along, with their steps and what was said of them', async () => {
  const goal = {
    title: 'A talk',
    ownerName: 'Ben',
    due: '2026-12-18',
    progress: 50,
    why: 'The interview',
    measure: '',
    steps: [
      { text: 'Tell it', done: true },
      { text: 'Record it', done: false },
    ],
    notes: [{ by: ada, at: 0, text: 'Bravo' }],
  } as unknown as GoalView;
  const { files } = await take(spaceWith({ goals: [goal] }));
  expect(files.get('With Ben/Goals.md')).toContain(
    '# A talk\n\nBen, 2026-12-18, 50%\n\nThe interview\n\n- [x] Tell it\n- [ ] Record it\n\n> Ada, ',
  );
});

test('boards go along as pictures, empty ones do not, and one that did not open is counted', async () => {
  const frame = {
    ...{ id: 'a', kind: 'rect', box: { x: 0, y: 0, w: 200, h: 200 }, stroke: null, size: 1, colour: 3 },
    ...{ text: '', order: 'a', by: null },
  } as unknown as BoardObject;
  const { files, missing } = await take(spaceWith({ boards: [[frame], [], null] }));
  expect([...files.keys()].filter((name) => name.endsWith('.svg'))).toEqual(['With Ben/Board.svg']);
  expect(files.get('With Ben/Board.svg')).toContain('<svg xmlns=');
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
