import { i18n } from '@lingui/core';
import { beforeAll, expect, test } from 'vitest';
import { ADA, anAgenda, aTime, BEN } from '../../model/agendaSamples.ts';
import type { BoardObject } from '../../model/board.ts';
import type { AgendaState } from '../../model/meetingState.ts';
import { aCard } from '../../model/samples.ts';
import type { AgendaView, ChatLine, GatheredPage, GoalView } from '../../session/types.ts';
import { takeAlong } from './takeAlong.ts';

beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: {} }));

const agenda = viewOf(anAgenda());

const page = (title: string, markdown: string | null = 'text\n'): GatheredPage => ({ title, created: 0, markdown });

function viewOf(state: AgendaState): AgendaView {
  const people = [
    { id: ADA, name: 'Ada', me: true, former: false },
    { id: BEN, name: 'Ben', me: false, former: false },
  ];
  return { ...state, me: ADA, people, here: [ADA, BEN], ownPulses: new Map() };
}

/** Stored: names and texts stand in the file as they are. */
function namesIn(archive: Uint8Array): string[] {
  const bytes = Buffer.from(archive);
  const names: string[] = [];
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const [length, name] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26)];
    names.push(bytes.toString('utf8', at + 30, at + 30 + name));
    at += 30 + name + length;
  }
  return names;
}

test('names that every system takes, each given once', () => {
  const pages = ['A: b/c?', 'a b c', 'A b c', '', '../../etc', 'con\u0000trol', '...', 'x'.repeat(200)];
  const names = namesIn(takeAlong({ notes: pages.map((title) => page(title)), spaces: [] }, i18n, 0).archive);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(pages.length);
  for (const name of names) expect(name).toMatch(/^Notes\/[^<>:"\\|?*/]{1,90}\.md$/);
  expect(names.join()).not.toContain('..');
});

test('two spaces with people of the same name are two folders; a page that did not open is counted, not left unsaid', () => {
  const members = [
    { id: 'a', name: 'Ada', me: true, card: aCard() },
    { id: 'b', name: 'Ben', me: false, card: aCard({ name: 'Ben' }) },
  ] as never;
  const space = {
    members,
    programmeName: 'Passerelles',
    pages: [page('One', null)],
    lines: [],
    goals: [],
    agenda,
    boards: [],
  };
  const taken = takeAlong({ notes: [], spaces: [space, space] }, i18n, 0);
  expect(taken.missing).toBe(2);
  expect(namesIn(taken.archive)).toEqual([
    'With Ben/Members.txt',
    'With Ben/Messages.txt',
    'With Ben (2)/Members.txt',
    'With Ben (2)/Messages.txt',
  ]);
});

test('a line that nobody signed is not put into anybody’s mouth', () => {
  const line = { id: '1', author: null, authorName: 'Ada', mine: false, text: 'forged', at: 0, delivery: 'saved' };
  const lines = [{ ...line, genuine: false }] as unknown as ChatLine[];
  const space = { members: [], programmeName: '', pages: [], lines, goals: [], agenda, boards: [] };
  const { archive } = takeAlong({ notes: [], spaces: [space] }, i18n, 0);
  expect(Buffer.from(archive).includes('forged')).toBe(false);
});

test('goals go along, with their steps and what was said of them', () => {
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
    notes: [{ by: 'a', at: 0, text: 'Bravo' }],
  } as unknown as GoalView;
  const members = [{ id: 'a', name: 'Ada', me: true, card: null }] as never;
  const space = { members, programmeName: '', pages: [], lines: [], goals: [goal], agenda, boards: [] };
  const text = Buffer.from(takeAlong({ notes: [], spaces: [space] }, i18n, 0).archive).toString('utf8');
  expect(text).toContain(
    '# A talk\n\nBen, 2026-12-18, 50%\n\nThe interview\n\n- [x] Tell it\n- [ ] Record it\n\n> Ada, ',
  );
});

test('boards go along as pictures, empty ones do not, and one that did not open is counted', () => {
  const frame = {
    ...{ id: 'a', kind: 'rect', box: { x: 0, y: 0, w: 200, h: 200 }, stroke: null, size: 1, colour: 3 },
    ...{ text: '', order: 'a', by: null },
  } as unknown as BoardObject;
  const members = [{ id: 'a', name: 'Ada', me: false, card: null }] as never;
  const space = { members, programmeName: '', pages: [], lines: [], goals: [], agenda, boards: [[frame], [], null] };
  const taken = takeAlong({ notes: [], spaces: [space] }, i18n, 0);
  expect(namesIn(taken.archive).filter((name) => name.endsWith('.svg'))).toEqual(['With Ada/Board.svg']);
  expect(Buffer.from(taken.archive).toString('utf8')).toContain('<svg xmlns=');
  expect(taken.missing).toBe(1);
});

test('meetings go along as a calendar, and what was talked about as Markdown', () => {
  const now = Date.parse('2026-12-04T09:00Z');
  const state = anAgenda(
    [ADA, { does: 'log', title: 'The letter', way: 'person', place: 'Café', time: aTime('2026-12-03T17:00Z') }],
    [BEN, { does: 'item', n: 0, list: 'agenda', id: 'item0', text: 'Read it aloud', done: true }],
    [BEN, { does: 'item', n: 0, list: 'action', id: 'item1', text: 'Send it', who: BEN }],
    [ADA, { does: 'note', n: 0, text: 'The end is better' }],
  );
  const members = [{ id: BEN, name: 'Ben', me: false, card: null }] as never;
  const space = { members, programmeName: '', pages: [], lines: [], goals: [], agenda: viewOf(state), boards: [] };
  const { archive } = takeAlong({ notes: [], spaces: [space] }, i18n, now);
  expect(namesIn(archive)).toEqual(expect.arrayContaining(['With Ben/agenda.ics', 'With Ben/Sessions.md']));
  const text = Buffer.from(archive).toString('utf8');
  for (const line of [
    'DTSTART:20261203T170000Z',
    '- [x] Read it aloud',
    '- [ ] Send it (Ben)',
    '> Ada: The end is better',
  ])
    expect(text).toContain(line);
});
