/** A board for the screens: its objects, what this person may undo, who else is on it. */
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { addObject, BY_HAND, boardScope, changeObjects, removeObjects, retextObject } from '../document/board.ts';
import { stacked } from '../document/boardOrder.ts';
import { watchBoard } from '../document/boardWatch.ts';
import { orderAfter } from '../document/order.ts';
import type { BoardObjectId, PersonId } from '../model/brand.ts';
import { boardObjectIdOf } from '../model/ids.ts';
import { changeable } from '../model/observable.ts';
import { openBoardPresence } from './boardPresence.ts';
import { type DeliverySource, documentDelivery, type SaveSource } from './delivery.ts';
import type { HeldDocument } from './documents.ts';
import type { BoardPlace, OpenBoard } from './types.ts';

export interface BoardOptions {
  readonly chapter: number;
  /** Which of the chapter's boards; the first has no name. */
  readonly board: string;
  readonly held: Pick<HeldDocument, 'doc' | 'release'> & { readonly vault: SaveSource };
  readonly awareness: Awareness;
  readonly personOf: (client: number) => PersonId | null;
  readonly delivery: DeliverySource;
  /** Something was drawn here. */
  readonly touch: () => void;
  readonly clock: () => number;
  readonly random: (length: number) => Uint8Array;
}

/** Strokes and words that follow each other faster than this are one step, unless step() parts them. */
const ONE_STEP_MS = 600;

export function openBoard(options: BoardOptions): OpenBoard {
  const { chapter, board, held, awareness, personOf, delivery, touch, clock, random } = options;
  const { doc } = held;
  const objects = changeable<ReturnType<OpenBoard['objects']['get']>>([]);
  const beyond = changeable<ReturnType<OpenBoard['beyond']['get']>>({ isNewer: false, unknown: 0 });
  const retell = (): void => {
    const [now, before] = [watched.beyond(), beyond.get()];
    if (now.isNewer !== before.isNewer || now.unknown !== before.unknown) beyond.set(now);
    objects.set(watched.objects());
  };
  const watched = watchBoard(doc, retell);
  retell();

  const touched = (_: Uint8Array, __: unknown, ___: Y.Doc, { local }: Y.Transaction): void => {
    if (local) touch();
  };
  doc.on('update', touched);

  const history = new Y.UndoManager(boardScope(doc), {
    trackedOrigins: new Set([BY_HAND]),
    captureTimeout: ONE_STEP_MS,
  });
  const undoable = changeable({ undo: false, redo: false });
  const recount = (): void => {
    const now = { undo: history.canUndo(), redo: history.canRedo() };
    const before = undoable.get();
    if (before.undo !== now.undo || before.redo !== now.redo) undoable.set(now);
  };
  for (const name of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const) history.on(name, recount);

  const has = (id: BoardObjectId): boolean => boardScope(doc).has(id);
  const placeOf = (id: BoardObjectId): BoardPlace | null =>
    watched.objects().find((object) => object.id === id) ?? null;
  const presence = openBoardPresence({ awareness, chapter, board, personOf, clock, landed: has, placeOf });
  const stopLanding = objects.subscribe(presence.settle);
  let topmost: string | null = null;
  const newId = (): BoardObjectId => boardObjectIdOf(random(6));

  return {
    objects,
    guests: presence.guests,
    delivery: documentDelivery(doc, held.vault, delivery),
    beyond,
    undoable,
    newId,
    add(draft, { id = newId(), step } = {}) {
      // Of several made together, the list does not know the ones before.
      const last = objects.get().at(-1)?.order ?? null;
      const under = last === null || (topmost !== null && topmost > last) ? topmost : last;
      addObject(doc, id, draft, under, step);
      topmost = orderAfter(under);
      return id;
    },
    together: (act) => doc.transact(act, BY_HAND),
    change: (changes) => changeObjects(doc, changes),
    retext: (id, text) => retextObject(doc, id, text),
    remove: (ids) => removeObjects(doc, ids),
    stack: (ids, where, past) => changeObjects(doc, stacked(objects.get(), ids, where, past)),
    step: () => history.stopCapturing(),
    undo: () => void history.undo(),
    redo: () => void history.redo(),
    point: presence.point,
    drag: presence.drag,
    close() {
      stopLanding();
      presence.close();
      watched.stop();
      doc.off('update', touched);
      history.destroy();
      held.release();
    },
  };
}
