import { describe, expect, it, vi } from 'vitest';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { packStroke } from '../document/strokeBytes.ts';
import { type BoardDraft, strokeFrom } from '../model/board.ts';
import type { BoardObjectId, PersonId } from '../model/brand.ts';
import { boardObjectIdOf, personIdOf } from '../model/ids.ts';
import { encodeFrame } from '../peer/documents/frames.ts';
import { openBoard } from './board.ts';
import { openBoardPresence } from './boardPresence.ts';
import type { BoardPlace, LiveStroke } from './types.ts';

const person = personIdOf(new Uint8Array(32).fill(1));
const id = (number: number): BoardObjectId => boardObjectIdOf(new Uint8Array(6).fill(number));

/** Ada hears what Ben's device says; `say` puts any state there, as a hostile one would. */
interface Meeting {
  landed?: (id: BoardObjectId) => boolean;
  placeOf?: (id: BoardObjectId) => BoardPlace | null;
  personOf?: () => PersonId | null;
}
function meet(options: Meeting = {}) {
  const awareness = new Awareness(new Y.Doc());
  let now = 0;
  const presence = openBoardPresence({
    awareness,
    chapter: 0,
    board: '',
    placeOf: options.placeOf ?? (() => null),
    personOf: options.personOf ?? (() => person),
    landed: options.landed ?? (() => false),
    clock: () => now,
  });
  const say = (board: unknown): void => {
    awareness.states.set(77, { board });
    awareness.emit('change', [{ added: [], updated: [77], removed: [] }, 'remote']);
  };
  return { awareness, presence, say, at: (ms: number) => (now = ms), end: () => awareness.destroy() };
}

const packed = (points: readonly number[]): string =>
  btoa(String.fromCharCode(...packStroke(strokeFrom(points, false).stroke, 1 / 8)));
const liveOf = (from: number, at: unknown, text: string, of = id(1)) => ({
  chapter: 0,
  at,
  live: [of, 0, 1, 1, from, text],
});
const live = (from: number, points: readonly number[], of = id(1)) =>
  liveOf(from, points.slice(-3, -1), packed(points), of);

describe('who else is on a board', () => {
  it('draws a stroke on from what was said before', () => {
    const { presence, say, end } = meet();
    say(live(0, [0, 0, 0.5, 1, 1, 0.5]));
    say(live(2, [2, 2, 0.5]));
    expect(presence.guests.get()[0]?.live?.points).toEqual([0, 0, 0.5, 1, 1, 0.5, 2, 2, 0.5]);
    say(live(0, [9, 9, 0.5], id(2)));
    expect(presence.guests.get()[0]?.live?.points).toEqual([9, 9, 0.5]);
    end();
  });

  it('goes on showing a stroke that was let go of until it has landed', () => {
    const objects = new Set<BoardObjectId>();
    const { presence, say, end } = meet({ landed: (each) => objects.has(each) });
    say(live(0, [0, 0, 0.5]));
    say({ chapter: 0, at: [1, 2], live: null });
    expect(presence.guests.get()[0]?.live?.id).toBe(id(1));
    objects.add(id(1));
    presence.settle();
    expect(presence.guests.get()[0]?.live).toBeNull();
    end();
  });

  it('shows what another drags until the document says the same', () => {
    let place: BoardPlace | null = { box: { x: 0, y: 0, w: 10, h: 10 }, turn: 0 };
    const { presence, say, at, end } = meet({ placeOf: () => place });
    at(1_000);
    const state = { chapter: 0, at: [1, 2], live: null };
    say({ ...state, moved: [[id(1), 40, 0, 10, 10, 0]] });
    expect(presence.guests.get()[0]?.moved.get(id(1))?.box.x).toBe(40);
    say({ ...state, moved: null });
    expect(presence.guests.get()[0]?.moved.size).toBe(1);
    place = { box: { x: 40, y: 0, w: 10, h: 10 }, turn: 0 };
    presence.settle();
    expect(presence.guests.get()[0]?.moved.size).toBe(0);
    end();
  });

  it('says where a few of the dragged things are, and nothing of a hostile many', () => {
    const { presence, say, awareness, end } = meet();
    const box = { x: 1, y: 2, w: 3, h: 4 };
    vi.useFakeTimers();
    presence.drag({ x: 0, y: 0 }, new Map(Array.from({ length: 60 }, (_, at) => [id(at), { box, turn: 15 }])));
    vi.advanceTimersByTime(200);
    vi.useRealTimers();
    const said = JSON.stringify(awareness.getLocalState()?.board);
    expect(said.length).toBeLessThan(1_000);
    say({ chapter: 0, at: null, live: null, moved: new Array(500).fill([id(1), 0, 0, 1, 1, 0]) });
    expect(presence.guests.get()[0]?.moved.size).toBe(0);
    end();
  });

  it('is on another of the chapter’s boards, and not on this one', () => {
    const { presence, say, end } = meet();
    say({ chapter: 0, board: 'AAAAAAAAAAAAAAAA', at: [1, 2], live: null });
    expect(presence.guests.get()).toEqual([]);
    end();
  });

  it('lets go of a stroke that never lands', () => {
    const { presence, say, at, end } = meet();
    at(1_000);
    say(live(0, [0, 0, 0.5]));
    say({ chapter: 0, at: null, live: null });
    at(3_000);
    presence.settle();
    expect(presence.guests.get()[0]?.live).toBeNull();
    end();
  });

  it.each([
    ['of nobody proven', live(0, [0, 0, 0.5]), () => null],
    ['on another board', { ...live(0, [0, 0, 0.5]), chapter: 3 }, () => person],
    ['of no shape', 'here', () => person],
  ])('passes over a state %s', (_, state, personOf) => {
    const { presence, say, end } = meet({ personOf });
    say(state);
    expect(presence.guests.get()).toEqual([]);
    end();
  });

  it.each([
    ['text that stands for no bytes', liveOf(0, [1, 2], '<b>')],
    ['bytes that are no stroke', liveOf(0, [1, 2], btoa('12345678'))],
    ['a stroke longer than this world', liveOf(0, [1, 2], packed([-1e8, 0, 0.5, 1e8, 0, 0.5]))],
    ['more text than a stroke has', liveOf(0, [1, 2], 'A'.repeat(80_000))],
    ['a number of points that its bytes cannot hold', liveOf(0, [1, 2], btoa('\x02\x00\x05\xff\x7f'))],
    ['an id that is none', liveOf(0, [1, 2], packed([0, 0, 0.5]), '<script>' as BoardObjectId)],
    ['a colour that is none', { ...live(0, [1, 2, 0.5]), live: [id(1), 0, 99, 1, 0, packed([0, 0, 0.5])] }],
  ])('draws nothing of %s', (_, state) => {
    const { presence, say, end } = meet();
    say(state);
    expect(presence.guests.get()[0]).toMatchObject({ at: { x: 1, y: 2 }, live: null });
    end();
  });

  it('draws nothing of a stroke that is nowhere', () => {
    const { presence, say, end } = meet();
    say(liveOf(0, null, packed([0, 0, 0.5])));
    expect(presence.guests.get()[0]).toMatchObject({ at: null, live: null });
    end();
  });

  it('says only the points since it last spoke, and says the end at once', () => {
    vi.useFakeTimers();
    const { awareness, presence, end } = meet();
    const said = (): unknown => awareness.getLocalState()?.board;
    const stroke = (points: number[]): LiveStroke => ({ id: id(5), kind: 'marker', colour: 0, size: 1, points });
    const saidOf = (from: number, points: number[]): unknown => ({
      chapter: 0,
      at: points.slice(-3, -1),
      live: [id(5), 1, 0, 1, from, packed(points)],
    });
    presence.point({ x: 0, y: 0 }, stroke([0, 0, 0.5]));
    presence.point({ x: 1, y: 0 }, stroke([0, 0, 0.5, 1, 0, 0.5]));
    vi.advanceTimersByTime(100);
    expect(said()).toEqual(saidOf(0, [0, 0, 0.5, 1, 0, 0.5]));
    presence.point({ x: 2, y: 0 }, stroke([0, 0, 0.5, 1, 0, 0.5, 2, 0, 0.5]));
    vi.advanceTimersByTime(100);
    expect(said()).toEqual(saidOf(2, [2, 0, 0.5]));
    presence.point({ x: 2, y: 0 }, null);
    expect(said()).toEqual({ chapter: 0, at: [2, 0] });
    presence.close();
    presence.point({ x: 2, y: 0 }, null);
    vi.advanceTimersByTime(100);
    expect(said()).toBeNull();
    vi.useRealTimers();
    end();
  });

  it('says the whole stroke to somebody who comes in the middle of it, though the hand rests', () => {
    vi.useFakeTimers();
    const { awareness, presence, say, end } = meet();
    const from = (): unknown => awareness.getLocalState()?.board.live[4];
    const points = [0, 0, 0.5, 9, 0, 0.5];
    const stroke = (): LiveStroke => ({ id: id(5), kind: 'pen', colour: 0, size: 1, points: [...points] });
    presence.point({ x: 9, y: 0 }, stroke());
    vi.advanceTimersByTime(100);
    points.push(20, 0, 0.5);
    presence.point({ x: 20, y: 0 }, stroke());
    vi.advanceTimersByTime(100);
    expect(from()).toBe(2);
    say({ chapter: 0, at: null });
    vi.advanceTimersByTime(100);
    expect(from()).toBe(0);
    say({ chapter: 0, at: [1, 1] });
    presence.point({ x: 20, y: 0 }, stroke());
    vi.advanceTimersByTime(100);
    expect(from()).toBe(2);
    vi.useRealTimers();
    end();
  });
});

describe('an open board', () => {
  const note: BoardDraft = {
    kind: 'note',
    box: { x: 0, y: 0, w: 10, h: 10 },
    colour: 0,
    size: 1,
    text: '',
    stroke: null,
  };

  function open() {
    const doc = new Y.Doc();
    const still = { get: () => 'saved' as const, subscribe: () => () => undefined };
    let released = 0;
    let seed = 0;
    const awareness = new Awareness(doc);
    const board = openBoard({
      chapter: 0,
      held: { doc, vault: still, release: () => (released += 1) },
      awareness,
      personOf: () => null,
      delivery: {
        get: () => ({ sent: new Map(), delivered: new Map(), complete: false }),
        subscribe: still.subscribe,
      },
      board: '',
      touch: () => undefined,
      clock: () => 0,
      random(length) {
        seed += 1;
        return new Uint8Array(length).fill(seed);
      },
    });
    return { board, doc, awareness, released: () => released };
  }

  /** Loops of changing speed; `shaking`: by how many units each point is beside the path, as a cheap screen tells it. */
  function handwriting(pace: number, shaking: number): number[] {
    let seed = 7;
    const shake = (): number => {
      seed = (seed * 1_664_525 + 1_013_904_223) >>> 0;
      return shaking * ((2 * seed) / 2 ** 32 - 1);
    };
    return Array.from({ length: 200 }, (_, at) => {
      const turn = at / 9;
      const [x, y] = [at * pace + 34 * Math.cos(turn), 40 * Math.sin(turn * 1.3)];
      return [x + shake(), y + shake(), 0.5 + 0.4 * Math.sin(at / 17) + shake() / 60];
    }).flat();
  }

  // Pace, trembling, bytes: 598, 598 and 671 when each coordinate was a varint; 14,000 while it was drawn.
  it.each([
    [3, 1, 400],
    [12, 4, 500],
    [20, 16, 600],
  ])(
    'a stroke of 200 points, at a pace of %i and trembling by %i, is %i bytes as it lands, and 6,500 while it is drawn',
    (pace, shaking, most) => {
      vi.useFakeTimers();
      const { board, doc, awareness } = open();
      doc.clientID = awareness.clientID = 2 ** 32 - 1;
      awareness.setLocalState({ person, board: null });
      board.add(note);
      const [presence, landed]: [number[], number[]] = [[], []];
      awareness.on('update', () => {
        presence.push(encodeAwarenessUpdate(awareness, [awareness.clientID]).length);
      });
      doc.on('update', (update: Uint8Array) => {
        const frame = encodeFrame({ type: 'update', document: 'board', number: 1_000, update });
        if (!(frame instanceof Promise)) landed.push(frame.length);
      });
      const points = handwriting(pace, shaking);
      const drawn = board.newId();
      for (let count = 1; count <= 200; count += 1) {
        const now = points.slice(0, 3 * count);
        board.point({ x: 0, y: 0 }, { id: drawn, kind: 'pen', colour: 5, size: 2, points: now });
        vi.advanceTimersByTime(1_000 / 60);
      }
      const { stroke, at } = strokeFrom(points, true);
      const box = { ...at, w: stroke.w, h: stroke.h };
      board.add({ kind: 'pen', colour: 5, size: 2, box, stroke, text: '' }, { id: drawn, step: 0.5 });
      board.point({ x: 0, y: 0 }, null);
      board.close();
      vi.useRealTimers();
      awareness.destroy();
      expect(landed).toHaveLength(1);
      expect(landed[0]).toBeLessThanOrEqual(most);
      expect(presence.reduce((sum, each) => sum + each)).toBeLessThanOrEqual(6_500);
    },
  );

  it('undoes one gesture at a time, words typed in one go being one', () => {
    const { board } = open();
    const first = board.add(note);
    board.step();
    board.retext(first, 'a');
    board.retext(first, 'ab');
    expect(board.undoable.get()).toEqual({ undo: true, redo: false });
    board.undo();
    expect(board.objects.get()[0]?.text).toBe('');
    board.undo();
    expect(board.objects.get()).toEqual([]);
    board.redo();
    board.redo();
    expect(board.objects.get()[0]?.text).toBe('ab');
    board.close();
  });

  it('makes several at once, one above the other, told and undone once', () => {
    const { board } = open();
    board.add(note);
    board.step();
    let told = 0;
    board.objects.subscribe(() => {
      told += 1;
    });
    const made: BoardObjectId[] = [];
    board.together(() => {
      for (let at = 0; at < 30; at += 1) made.push(board.add(note));
    });
    expect(
      board.objects
        .get()
        .slice(1)
        .map((each) => each.id),
    ).toEqual(made);
    expect(told).toBe(1);
    board.undo();
    expect(board.objects.get()).toHaveLength(1);
    board.close();
  });

  it('lays objects in front and behind in the order they had', () => {
    const { board, released } = open();
    const [a, b, c, d] = [board.add(note), board.add(note), board.add(note), board.add(note)];
    board.stack(new Set([a, b]), 'front');
    expect(board.objects.get().map((each) => each.id)).toEqual([c, d, a, b]);
    board.stack(new Set([a, b]), 'back');
    expect(board.objects.get().map((each) => each.id)).toEqual([a, b, c, d]);
    board.stack(new Set([a, d]), 'front');
    expect(board.objects.get().map((each) => each.id)).toEqual([b, c, a, d]);
    board.close();
    expect(released()).toBe(1);
  });

  it('lays objects past one other, which each undoes for themselves', () => {
    const { board } = open();
    const [a, b, c, d] = [board.add(note), board.add(note), board.add(note), board.add(note)];
    const ids = (): BoardObjectId[] => board.objects.get().map((each) => each.id);
    board.step();
    board.stack(new Set([a]), 'front', b);
    expect(ids()).toEqual([b, a, c, d]);
    board.stack(new Set([a, b]), 'front', c);
    expect(ids()).toEqual([c, b, a, d]);
    board.stack(new Set([d, a]), 'back', b);
    expect(ids()).toEqual([c, a, d, b]);
    board.stack(new Set([c]), 'front', b);
    expect(ids()).toEqual([a, d, b, c]);
    board.stack(new Set([a]), 'front', id(99));
    board.stack(new Set([a]), 'back', b);
    expect(ids()).toEqual([a, d, b, c]);
    board.undo();
    expect(ids()).toEqual([a, b, c, d]);
    board.close();
  });
});
