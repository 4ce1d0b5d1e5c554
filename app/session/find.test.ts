import { expect, test } from 'vitest';
import { err, ok } from '../../crypto/result.ts';
import { pageIdOf } from '../model/ids.ts';
import { changeable } from '../model/observable.ts';
import { type Finding, findIn } from './find.ts';
import type { ChatLine, Workspace } from './types.ts';

const nothing = (): void => undefined;

function space(texts: readonly string[], pages: readonly { title: string; text: string }[]) {
  const lines = texts.map((text, at) => ({ id: `${at}`, authorName: 'Ben', text, at, genuine: true })) as ChatLine[];
  const list = pages.map(({ title }, at) => ({
    id: pageIdOf(new Uint8Array(12).fill(at)),
    title,
    created: 0,
    edited: at,
  }));
  let opened = 0;
  // Only what is looked through.
  const workspace = {
    chat: { lines: changeable(lines) },
    goals: {
      list: changeable([
        {
          id: 'g',
          title: 'Find an internship',
          why: '',
          measure: '',
          means: '',
          steps: [],
          last: { at: 5 },
          notes: [{ text: 'Ask Élodie', at: 6 }],
        },
      ]),
    },
    agenda: {
      state: changeable({
        meetings: [
          {
            id: 'm',
            title: 'At the museum',
            place: 'Hall',
            last: { at: 7 },
            sessions: [
              { agenda: [{ text: 'The élan of last week' }], actions: [], notes: [{ text: 'Call Inès', at: 8 }] },
            ],
          },
        ],
      }),
    },
    boards: {
      list: changeable([{ chapter: 0, id: 'first', title: 'Map of an aardvark', isRemoved: false }]),
      openBoard: async () => ok({ objects: changeable([{ id: 'o', text: 'élan' }]), close: nothing }),
    },
    journey: {
      view: changeable({
        reviews: [
          { goal: 'g', words: 'Later, the capybara said', at: 9 },
          { goal: 'gone', words: 'A capybara nobody sees', at: 9 },
        ],
        topics: [{ topic: 'Capybaras', done: null }],
        badges: [{ toName: 'Ben', what: 'Fed the capybara', at: 10 }],
      }),
    },
    pact: {
      state: changeable({
        agreement: {
          agreed: { what: { terms: { aims: 'A capybara each', rhythm: '' } }, at: 11 },
          open: { what: { terms: { aims: 'Two capybaras each', rhythm: '' } }, at: 12 },
        },
        closings: [],
        thanks: [{ by: 'ben', text: 'Thank you for the capybara', at: 13 }],
      }),
      nameOf: () => 'Ben',
    },
    notebook: {
      pages: changeable(list),
      async wordsOf(id: string) {
        opened += 1;
        const remarks = [{ text: 'Why no capybara?', at: 14 }];
        const threads = [{ key: 'ada t', remarks }];
        return ok({ text: pages[list.findIndex((page) => page.id === id)]?.text ?? '', threads });
      },
    },
  } as unknown as Workspace;
  return { workspace, opened: () => opened };
}

const done = (finding: Finding): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => void (finding.get().done && resolve());
    finding.subscribe(look);
    look();
  });

test('everything of a space is found, without accents and capitals; words are read from memory the second time', async () => {
  const { workspace, opened } = space(
    ['Bonjour', 'un élan'],
    [
      { title: 'Elan', text: 'rien' },
      { title: 'B', text: 'avec ÉLAN' },
    ],
  );
  const finding = findIn(workspace, 'elan', () => 1e9);
  await done(finding);
  expect(
    finding
      .get()
      .hits.map(({ kind }) => kind)
      .sort(),
  ).toEqual(['board', 'meeting', 'message', 'page', 'page']);
  const drawn = finding.get().hits.find(({ kind }) => kind === 'board');
  expect(drawn).toMatchObject({ board: { chapter: 0, id: 'first' }, object: 'o', text: 'élan' });
  await done(findIn(workspace, 'rien', () => 1e9));
  expect(opened()).toBe(2);
  const note = findIn(workspace, 'elodie', () => 1e9);
  await done(note);
  expect(note.get().hits).toMatchObject([{ kind: 'goal', goal: 'g', text: 'Ask Élodie' }]);
  const said = findIn(workspace, 'ines', () => 1e9);
  await done(said);
  expect(said.get().hits).toMatchObject([{ kind: 'meeting', meeting: 'm', title: 'At the museum', text: 'Call Inès' }]);
});

test('what is said beside a page, agreed, reviewed and given is found, and where', async () => {
  const { workspace } = space([], [{ title: 'A', text: 'Nothing' }]);
  const missions = [
    { title: 'The visit', how: 'See a capybara together.' },
    { title: 'Another', how: 'See nothing.' },
  ];
  const finding = findIn({ ...workspace, missions }, 'capybara', () => 1e9);
  await done(finding);
  const { hits, missed } = finding.get();
  expect(missed).toBe(0);
  const of = (wanted: string) => hits.filter(({ kind }) => kind === wanted);
  const [page] = workspace.notebook.pages.get();
  expect(of('comment')).toEqual([
    { kind: 'comment', page: page?.id, thread: 'ada t', title: 'A', text: 'Why no capybara?', at: 14 },
  ]);
  // A review of a goal that is not here leads nowhere.
  expect(of('goal')).toEqual([
    { kind: 'goal', goal: 'g', title: 'Find an internship', text: 'Later, the capybara said', at: 9 },
  ]);
  expect(of('pact')).toEqual([
    { kind: 'pact', title: 'Ben', text: 'Thank you for the capybara', at: 13 },
    { kind: 'pact', title: '', text: 'Two capybaras each', at: 12 },
    { kind: 'pact', title: '', text: 'A capybara each', at: 11 },
  ]);
  expect(of('way')).toEqual([
    { kind: 'way', title: 'Ben', text: 'Fed the capybara', at: 10 },
    { kind: 'way', title: 'Capybaras', text: '', at: 0 },
    { kind: 'way', title: 'The visit', text: 'See a capybara together.', at: 0 },
  ]);
});

test('a board is found by its name, also where it does not open', async () => {
  const { workspace } = space([], []);
  const wanted = {
    kind: 'board',
    board: { chapter: 0, id: 'first' },
    object: null,
    title: 'Map of an aardvark',
    text: '',
  };
  const finding = findIn(workspace, 'AARDVARK map', () => 1e9);
  await done(finding);
  expect(finding.get()).toMatchObject({ hits: [wanted], missed: 0 });
  const shut = {
    ...workspace.boards,
    openBoard: async () => err({ tag: 'not-saved' }),
  } as unknown as Workspace['boards'];
  const again = findIn({ ...workspace, boards: shut }, 'aardvark', () => 1e9);
  await done(again);
  expect(again.get()).toMatchObject({ hits: [wanted], missed: 1 });
});

test('one’s own notes are found by what they say', async () => {
  const { notebook } = space([], [{ title: 'A', text: 'mon élan' }]).workspace;
  const finding = findIn({ notebook }, 'elan', () => 1e9);
  await done(finding);
  expect(finding.get()).toMatchObject({ hits: [{ kind: 'page', title: 'A', text: 'mon élan' }], missed: 0 });
});

test('50,000 messages and 200 pages of 2,000 words: something at once, and never a stall', async () => {
  const texts = Array.from(
    { length: 50_000 },
    (_, at) => `Message ${at}: what we said about the interview${at % 999 === 7 ? ' and a pangolin' : ''}.`,
  );
  const text = 'Learning is slow and then it is quick. '.repeat(250);
  const pages = Array.from({ length: 200 }, (_, at) => ({
    title: `Page ${at}`,
    text: at === 3 ? `${text} pangolin` : text,
  }));
  const { workspace } = space(texts, pages);
  const began = performance.now();
  let first = Number.POSITIVE_INFINITY;
  // Between two looks the page was free once.
  let looked = began;
  let longest = 0;
  const finding = findIn(workspace, 'pangolin', () => 1e9);
  finding.subscribe(() => {
    const now = performance.now();
    longest = Math.max(longest, now - looked);
    looked = now;
    if (finding.get().hits.length > 0) first = Math.min(first, now - began);
  });
  await done(finding);
  expect(finding.get().counts).toEqual(
    new Map([
      ['message', 51],
      ['page', 1],
    ]),
  );
  // Wide of the promise (300 and 50 ms): this shares its machine with other tests.
  expect(first).toBeLessThan(1_500);
  expect(longest).toBeLessThan(250);
});
