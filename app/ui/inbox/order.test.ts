import { expect, it } from 'vitest';
import type { WorkspaceId } from '../../model/brand.ts';
import { parseWorkspaceId } from '../../model/ids.ts';
import type { InboxEntry, WorkspaceShown, WorkspaceSummary } from '../../session/types.ts';
import { programmesOf, sorted } from './order.ts';

const DAY = 86_400_000;
const now = new Date(2026, 5, 15, 12).getTime();

function idOf(name: string): WorkspaceId {
  const id = parseWorkspaceId(btoa(encodeURIComponent(name).padEnd(16, '.').slice(0, 16)).replaceAll('=', ''));
  if (!id.ok) throw new Error(name);
  return id.value;
}

const space = (title: string, programme = '', since = now - 10 * DAY): WorkspaceSummary => ({
  id: idOf(title),
  title,
  isCircle: false,
  turn: 0,
  blocked: false,
  soon: { meetings: [], asks: null },
  programme: programme === '' ? null : { name: programme, role: 'mentor', months: 6 },
  since,
});

const entry = (change: Partial<InboxEntry>): InboxEntry => ({
  unread: 0,
  forMe: 0,
  latest: null,
  due: null,
  missed: null,
  heard: now - DAY,
  here: false,
  ...change,
});

const spaces = ['Zoé', 'Ben', 'Éric', 'Inès', 'Lou', 'Max', 'Old'].map((name) =>
  space(name, name < 'M' ? 'Passerelles' : '', name === 'Old' ? now - 90 * DAY : now - 10 * DAY),
);
const entries = new Map<string, InboxEntry>([
  [idOf('Zoé'), entry({ unread: 2, heard: now - 5 * DAY })],
  [idOf('Ben'), entry({ unread: 1, heard: now - DAY })],
  [idOf('Éric'), entry({ due: '2026-06-10' })],
  [idOf('Inès'), entry({ due: '2026-06-20' })],
  [idOf('Lou'), entry({ due: '2026-09-01' })],
  [idOf('Max'), entry({ here: true })],
]);
const all = { query: '', programme: null, now };
const names = (rows: readonly { readonly space: WorkspaceShown }[]) => rows.map((row) => row.space.title);

it('what waits comes first: words, the newest before, then days; who has been silent for three weeks; the others', () => {
  const inbox = sorted(spaces, entries, all);
  expect(names(inbox.waits)).toEqual(['Ben', 'Zoé', 'Éric', 'Inès']);
  expect(names(inbox.quiet)).toEqual(['Old']);
  expect(inbox.quiet[0]?.quiet).toBe(90);
  expect(names(inbox.others)).toEqual(['Max', 'Lou']);
});

it('a time that waits for an answer comes before a goal’s day; whom one meets soon comes before the others', () => {
  const start = now + DAY;
  const soon = { meetings: [{ start, end: start + 3_600_000 }], asks: null };
  const changed = spaces.map((one) =>
    one.title === 'Inès'
      ? { ...one, soon: { meetings: [], asks: start } }
      : one.title === 'Lou'
        ? { ...one, soon }
        : one,
  );
  const inbox = sorted(changed, new Map([...entries, [idOf('Max'), entry({})]]), all);
  expect(names(inbox.waits)).toEqual(['Ben', 'Zoé', 'Inès', 'Éric']);
  expect(names(inbox.others)).toEqual(['Lou', 'Max']);
  expect(sorted(changed, entries, { ...all, now: start + DAY }).others[0]?.next ?? null).toBeNull();
});

it('what the other has signed waits after words, and before a time that waits for an answer', () => {
  const signed = spaces.map((one) =>
    one.title === 'Lou'
      ? { ...one, soon: { ...one.soon, signs: 'agreement' as const } }
      : one.title === 'Inès'
        ? { ...one, soon: { ...one.soon, asks: now + DAY } }
        : one,
  );
  expect(names(sorted(signed, entries, all).waits)).toEqual(['Ben', 'Zoé', 'Lou', 'Inès', 'Éric']);
});

it('whom I did not answer when they called waits after words, and before what is to be signed', () => {
  const missed = { name: 'Max', at: now - 60_000 };
  const called = new Map([...entries, [idOf('Max'), entry({ missed })]]);
  const signed = spaces.map((one) =>
    one.title === 'Lou' ? { ...one, soon: { ...one.soon, signs: 'agreement' as const } } : one,
  );
  const { waits } = sorted(signed, called, all);
  expect(names(waits)).toEqual(['Ben', 'Zoé', 'Max', 'Lou', 'Éric', 'Inès']);
  expect(waits[2]?.missed).toEqual(missed);
});

it('a name is found without its accents and capitals, and a programme by its own', () => {
  const { waits, quiet, others } = sorted(spaces, entries, { ...all, query: 'ERIC' });
  expect(names([...waits, ...quiet, ...others])).toEqual(['Éric']);
  expect(names(sorted(spaces, entries, { ...all, programme: 'Passerelles' }).others)).toEqual(['Lou']);
  expect(names(sorted(spaces, entries, { ...all, programme: '' }).others)).toEqual(['Max']);
});

it('programmes are offered where there is more than one', () => {
  expect(programmesOf(spaces)).toEqual([
    { name: '', count: 4 },
    { name: 'Passerelles', count: 3 },
  ]);
  expect(programmesOf(spaces.filter(({ programme }) => programme === null))).toEqual([]);
});
