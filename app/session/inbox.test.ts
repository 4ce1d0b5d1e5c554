import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { PersonId, WorkspaceId } from '../model/brand.ts';
import { parseWorkspaceId, personIdOf } from '../model/ids.ts';
import { changeable } from '../model/observable.ts';
import { openInbox } from './inbox.ts';
import type { ChatLine, GoalView, Workspace } from './types.ts';

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
  // Only what the inbox looks at.
  const workspace = { id, chat: { lines, settled }, goals: { list: goals }, present } as unknown as Workspace;
  return { lines, goals, present, workspace };
}

const goal = (due: string | null, reached: number | null) => ({ due, reached }) as unknown as GoalView;

test('what waits is known again from the record alone, and counts as read once it is in front', () => {
  const doc = new Y.Doc();
  const first = openInbox({ doc, clock: () => 1_000_000 });
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
    heard: 1_000_000,
  };
  expect(first.entries.get().get(id)).toEqual({ ...expected, here: true });
  stop();

  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const second = openInbox({ doc: copy, clock: () => 2_000_000 });
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
