/** One random edit in one random document: text, map, list and tree, with deletions. */
import type * as Y from 'yjs';
import { pickFrom } from '../../peer/testing/seeded.ts';

export type Draw = (below: number) => number;

/** False when there was nothing to do. */
export function edit(doc: Y.Doc, draw: Draw, mark: string): 'written' | 'deleted' | null {
  const dice = draw(1);
  if (dice < 0.62) return editText(doc.getText('text'), draw, mark);
  if (dice < 0.85) return editMap(doc.getMap<unknown>('map'), draw, mark);
  return editList(doc.getArray<unknown>('list'), draw, mark);
}

function editText(text: Y.Text, draw: Draw, mark: string): 'written' | 'deleted' | null {
  if (draw(1) < 0.3) {
    if (text.length === 0) return null;
    const from = Math.floor(draw(text.length));
    text.delete(from, Math.min(text.length - from, Math.ceil(draw(20))));
    return 'deleted';
  }
  // Now and then a paste, long enough to be deflated and to go in several packets.
  const times = draw(1) < 0.05 ? 400 : draw(4);
  for (let key = Math.ceil(draw(4)); key > 0; key -= 1) {
    text.insert(Math.floor(draw(text.length + 1)), `${mark}.`.repeat(Math.ceil(draw(times))));
  }
  return 'written';
}

function editMap(map: Y.Map<unknown>, draw: Draw, mark: string): 'written' | 'deleted' | null {
  const key = pickFrom(draw, ['one', 'two', 'three']);
  if (draw(1) < 0.3) {
    if (!map.has(key)) return null;
    map.delete(key);
    return 'deleted';
  }
  map.set(key, mark);
  return 'written';
}

function editList(list: Y.Array<unknown>, draw: Draw, mark: string): 'written' | 'deleted' | null {
  if (draw(1) < 0.4) {
    if (list.length === 0) return null;
    list.delete(Math.floor(draw(list.length)), 1);
    return 'deleted';
  }
  list.insert(Math.floor(draw(list.length + 1)), [mark]);
  return 'written';
}
