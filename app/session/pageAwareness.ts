/**
 * Cursors of one page. The room has one presence for the whole workspace; a cursor of another page must not be drawn
 * in this one (its position would point at unrelated text). So the editor gets this narrow view:
 * it writes into the room's state under `page`, and shows only those who are on the same page.
 */
import * as v from 'valibot';
import { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { PageId } from '../model/brand.ts';

/** The editor's drawing throws on any other shape, and then at every key, so nothing else reaches it. */
const CountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const PlaceSchema = v.nullish(v.object({ client: CountSchema, clock: CountSchema }));
const PositionSchema = v.pipe(
  v.object({
    type: PlaceSchema,
    tname: v.nullish(v.pipe(v.string(), v.maxLength(64))),
    item: PlaceSchema,
    assoc: v.nullish(v.number()),
  }),
  // Yjs throws on a position relative to nothing.
  v.check(({ type, tname, item }) => [type, tname, item].some((place) => place !== null && place !== undefined)),
);
const CursorSchema = v.fallback(v.nullable(v.object({ anchor: PositionSchema, head: PositionSchema })), null);
const UserSchema = v.object({
  name: v.fallback(v.pipe(v.string(), v.maxLength(80)), ''),
  color: v.fallback(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i)), '#808080'),
});
const PageSchema = v.object({
  id: v.string(),
  user: v.fallback(UserSchema, { name: '', color: '#808080' }),
  cursor: CursorSchema,
});

/** What a device says in the room about the page in front of it. */
type PagePresence = v.InferOutput<typeof PageSchema>;

function pagePresenceOf(state: Record<string, unknown> | undefined): PagePresence | null {
  const parsed = v.safeParse(PageSchema, state?.page);
  return parsed.success ? parsed.output : null;
}

/** A name the document does not have would be made in it by the looking up. */
const isIn = (doc: Y.Doc, { tname }: v.InferOutput<typeof PositionSchema>): boolean =>
  typeof tname !== 'string' || doc.share.has(tname);

/** Opens the view of `room` for `page`; `close` takes this device's cursor off the page. */
export function openPageAwareness(
  room: Awareness,
  page: PageId,
  doc: Y.Doc,
  clock: () => number,
): { awareness: Awareness; close(): void } {
  const awareness = new Awareness(doc);

  const outward = (_: unknown, origin: unknown): void => {
    if (origin !== 'local') return;
    const mine = awareness.getLocalState();
    if (mine !== null)
      room.setLocalStateField('page', { id: page, user: mine.user ?? null, cursor: mine.cursor ?? null });
  };

  const inward = (): void => {
    const added: number[] = [];
    const updated: number[] = [];
    const removed: number[] = [];
    const now = clock();
    const here = new Map<number, PagePresence>();
    for (const [client, state] of room.getStates()) {
      const presence = pagePresenceOf(state);
      if (client !== room.clientID && presence?.id === page) here.set(client, presence);
    }
    for (const client of awareness.getStates().keys()) {
      if (client !== awareness.clientID && !here.has(client)) removed.push(client);
    }
    for (const client of removed) awareness.states.delete(client);
    for (const [client, { user, cursor }] of here) {
      (awareness.states.has(client) ? updated : added).push(client);
      const drawn = cursor !== null && isIn(doc, cursor.anchor) && isIn(doc, cursor.head) ? cursor : null;
      awareness.states.set(client, { user, cursor: drawn });
      awareness.meta.set(client, { clock: 0, lastUpdated: now });
    }
    if (added.length + updated.length + removed.length === 0) return;
    awareness.emit('change', [{ added, updated, removed }, room]);
    awareness.emit('update', [{ added, updated, removed }, room]);
  };

  awareness.on('update', outward);
  room.on('update', inward);
  inward();
  return {
    awareness,
    close() {
      room.off('update', inward);
      awareness.off('update', outward);
      const mine = pagePresenceOf(room.getLocalState() ?? undefined);
      if (mine?.id === page) room.setLocalStateField('page', null);
      awareness.destroy();
    },
  };
}
