import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { PersonId, WorkspaceId } from '../model/brand.ts';
import { goalIdOf, parseWorkspaceId, personIdOf } from '../model/ids.ts';
import { changeable } from '../model/observable.ts';
import { openInbox } from './inbox.ts';
import type { ChatLine, GoalView, JourneyView, MissedCall, Workspace } from './types.ts';
import type { ReadMark } from './unread.ts';

const parsed = parseWorkspaceId('AAAAAAAAAAAAAAAAAAAAAA');
if (!parsed.ok) throw new Error('an id');
const id: WorkspaceId = parsed.value;
const ben: PersonId = personIdOf(new Uint8Array(32).fill(2));

const line = (name: string, at: number): ChatLine => ({
  id: name,
  author: ben,
  authorName: 'Ben',
  mine: false,
  text: name,
  at,
  delivery: 'saved',
  genuine: true,
  chapter: 0,
  reached: null,
});

function space() {
  const lines = changeable<readonly ChatLine[]>([line('old', 10)]);
  const settled = changeable(true);
  const goals = changeable<readonly GoalView[]>([]);
  const present = changeable<readonly PersonId[]>([]);
  const way = changeable<Pick<JourneyView, 'reviews'>>({ reviews: [] });
  // Only what the inbox looks at.
  const journey = { view: way };
  const missed = changeable<readonly MissedCall[]>([]);
  const workspace = {
    id,
    chat: { lines, settled },
    goals: { list: goals },
    journey,
    present,
    calls: { missed },
  } as unknown as Workspace;
  return { lines, goals, way, present, missed, workspace };
}

const goal = (due: string | null, reached: number | null) =>
  ({ id: goalIdOf(crypto.getRandomValues(new Uint8Array(12))), due, reached }) as unknown as GoalView;

test('[S52] what waits is known again from the record alone, and counts as read once it is in front', () => {
  const doc = new Y.Doc();
  const own = new Y.Doc();
  const marks = own.getMap<ReadMark>('read');
  const first = openInbox({ doc, marks, clock: () => 1_000_000 });
  expect(first.isKnown(id)).toBe(false);
  const { lines, goals, present, workspace } = space();
  const stop = first.follow(workspace);
  lines.set([...lines.get(), line('one', 1_000_001), line('two', 1_000_002)]);
  goals.set([goal('2026-09-01', null), goal('2026-05-01', 5), goal(null, null), goal('2026-07-01', null)]);
  present.set([ben]);
  const expected = {
    unread: 2,
    forMe: 0,
    latest: { authorName: 'Ben', text: 'two' },
    due: '2026-07-01',
    missed: null,
    heard: 1_000_000,
  };
  expect(first.entries.get().get(id)).toEqual({ ...expected, here: true });
  stop();

  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const second = openInbox({ doc: copy, marks, clock: () => 2_000_000 });
  expect(second.isKnown(id)).toBe(true);
  expect(second.entries.get().get(id)).toEqual({ ...expected, here: false });
  second.follow(workspace);
  const leave = second.show(id);
  expect(second.entries.get().get(id)?.unread).toBe(0);
  lines.set([...lines.get(), line('three', 2_000_001)]);
  leave();
  lines.set([...lines.get(), line('four', 2_000_002)]);
  expect(second.entries.get().get(id)).toMatchObject({ unread: 1, latest: { text: 'four' } });
  expect(second.rank(id)).toBe(2_000_000);
  second.keepOnly(new Set());
  expect(second.entries.get().size).toBe(0);
});

test('what my other device has read waits here no more, in a space that is open and in one that sleeps', () => {
  const [phone, laptop] = [new Y.Doc(), new Y.Doc()];
  const kept = new Y.Doc();
  const [there, here] = [phone, laptop].map((doc) => doc.getMap<ReadMark>('read'));
  if (there === undefined || here === undefined) throw new Error('two');
  const meet = (): void => Y.applyUpdate(laptop, Y.encodeStateAsUpdate(phone));
  const { lines, workspace } = space();
  const onPhone = openInbox({ doc: new Y.Doc(), marks: there, clock: () => 15 });
  const onLaptop = openInbox({ doc: kept, marks: here, clock: () => 15 });
  onPhone.follow(workspace);
  const stop = onLaptop.follow(workspace);
  lines.set([...lines.get(), line('one', 20)]);
  const unread = () => onLaptop.entries.get().get(id)?.unread;
  expect(unread()).toBe(1);
  onPhone.show(id)();
  meet();
  expect(unread()).toBe(0);
  lines.set([...lines.get(), line('two', 30)]);
  expect(unread()).toBe(1);
  stop();
  onPhone.show(id)();
  expect(unread()).toBe(1);
  meet();
  expect(unread()).toBe(0);
});

test('where its people stand is kept, for when it sleeps', () => {
  const doc = new Y.Doc();
  const inbox = openInbox({ doc, marks: doc.getMap('read'), clock: () => 5 });
  expect(inbox.restOf(id)).toBe(null);
  inbox.keepRest(id, { epoch: 2, removed: 1 });
  const again = openInbox({ doc, marks: doc.getMap('read'), clock: () => 6 });
  expect(again.restOf(id)).toEqual({ epoch: 2, removed: 1 });
});

test('a goal that was set aside is due no more, until it is taken up again', () => {
  const doc = new Y.Doc();
  const inbox = openInbox({ doc, marks: doc.getMap('read'), clock: () => 5 });
  const { goals, way, workspace } = space();
  inbox.follow(workspace);
  const [near, far] = [goal('2026-07-01', null), goal('2026-09-01', null)];
  goals.set([near, far]);
  const said = (verdict: 'keep' | 'drop', at: number) => ({ goal: near.id, verdict, words: '', by: ben, at });
  const due = () => inbox.entries.get().get(id)?.due;
  expect(due()).toBe('2026-07-01');
  way.set({ reviews: [said('drop', 1)] });
  expect(due()).toBe('2026-09-01');
  way.set({ reviews: [said('drop', 1), said('keep', 2)] });
  expect(due()).toBe('2026-07-01');
});

test('[S52] a call that nobody took here waits, the last of them, until it was seen; also while the space is not open', () => {
  const doc = new Y.Doc();
  const inbox = openInbox({ doc, marks: doc.getMap('read'), clock: () => 5 });
  const { missed, workspace } = space();
  const stop = inbox.follow(workspace);
  const ada = personIdOf(new Uint8Array(32).fill(3));
  missed.set([
    { person: ada, name: 'Ada', at: 3 },
    { person: ben, name: 'Ben', at: 2 },
  ]);
  stop();
  const again = openInbox({ doc, marks: doc.getMap('read'), clock: () => 6 });
  expect(again.entries.get().get(id)?.missed).toEqual({ name: 'Ada', at: 3 });
  again.follow(workspace);
  missed.set([]);
  expect(again.entries.get().get(id)?.missed).toBeNull();
});
