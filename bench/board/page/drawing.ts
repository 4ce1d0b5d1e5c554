/** The drawing that both sides show: as many objects as are asked for, beside each other, the same every time. */
import * as Y from 'yjs';
import { addObject } from '../../../app/document/board.ts';
import { orderAfter } from '../../../app/document/order.ts';
import { type BoardDraft, strokeFrom } from '../../../app/model/board.ts';
import { boardObjectIdOf } from '../../../app/model/ids.ts';

/** Such that at a tenth of its size all of it is on a screen of 1280 x 800: farther off Excalidraw does not go. */
const [COLUMNS, APART] = [125, 95];

function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function draftAt(at: number, roll: () => number): BoardDraft {
  const x = (at % COLUMNS) * APART + roll() * 30;
  const y = Math.floor(at / COLUMNS) * APART + roll() * 30;
  const [w, h] = [40 + roll() * 80, 30 + roll() * 70];
  const plain = { box: { x, y, w, h }, colour: Math.floor(roll() * 8), size: 1, text: '', stroke: null } as const;
  const kind = roll();
  if (kind < 0.25) return { ...plain, kind: 'rect', fill: roll() < 0.3 ? 1 : 0 };
  if (kind < 0.35) return { ...plain, kind: 'ellipse' };
  if (kind < 0.42) return { ...plain, kind: 'diamond' };
  if (kind < 0.55) return { ...plain, kind: roll() < 0.5 ? 'line' : 'arrow' };
  if (kind < 0.85) {
    const points: number[] = [];
    for (let step = 0; step < 40; step += 1) {
      points.push(x + (step / 39) * w, y + (h / 2) * (1 + Math.sin(step / 4 + at)), 0.5);
    }
    const { stroke, at: corner } = strokeFrom(points, false);
    const box = { ...corner, w: stroke.w, h: stroke.h };
    return { ...plain, box, stroke, kind: kind < 0.81 ? 'pen' : 'marker', size: 0 };
  }
  const text = `Step ${at}: ask about the internship`;
  if (kind < 0.93) return { ...plain, kind: 'text', size: 0, text: text.slice(0, 12) };
  return { ...plain, kind: 'note', size: 0, text, box: { x, y, w: 110, h: 90 } };
}

export function aDrawing(count: number): Y.Doc {
  const doc = new Y.Doc();
  const roll = dice(7);
  let order: string | null = null;
  doc.transact(() => {
    for (let at = 0; at < count; at += 1) {
      const id = boardObjectIdOf(new Uint8Array([0, 0, 0, at >> 16, (at >> 8) & 255, at & 255]));
      addObject(doc, id, draftAt(at, roll), order);
      order = orderAfter(order);
    }
  });
  return doc;
}
