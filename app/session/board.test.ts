import { describe, expect, it, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { BoardDraft } from '../model/board.ts';
import type { BoardObjectId, PersonId } from '../model/brand.ts';
import { boardObjectIdOf, personIdOf } from '../model/ids.ts';
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

const live = (from: number, points: unknown, of = id(1)) => ({
  chapter: 0,
  at: [1, 2],
  live: { id: of, kind: 'pen', colour: 1, size: 1, from, points },
});

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
    ['points that are none', live(0, [0, 'x', 0.5])],
    ['points out of this world', live(0, [1e300, 0, 0.5])],
    ['more points than a stroke has', live(0, new Array(20_000).fill(1))],
    ['an id that is none', live(0, [0, 0, 0.5], '<script>' as BoardObjectId)],
    ['no whole point', live(0, [1, 2])],
  ])('draws nothing of %s', (_, state) => {
    const { presence, say, end } = meet();
    say(state);
    expect(presence.guests.get()[0]).toMatchObject({ at: { x: 1, y: 2 }, live: null });
    end();
  });

  it('says only the points since it last spoke, and says the end at once', () => {
    vi.useFakeTimers();
    const { awareness, presence, end } = meet();
    const said = (): unknown => awareness.getLocalState()?.board;
    const stroke = (points: number[]): LiveStroke => ({ id: id(5), kind: 'pen', colour: 0, size: 1, points });
    presence.point({ x: 0, y: 0 }, stroke([0, 0, 0.5]));
    presence.point({ x: 1, y: 0 }, stroke([0, 0, 0.5, 1, 0, 0.5]));
    vi.advanceTimersByTime(50);
    expect(said()).toMatchObject({ live: { from: 0, points: [0, 0, 0.5, 1, 0, 0.5] } });
    presence.point({ x: 2, y: 0 }, stroke([0, 0, 0.5, 1, 0, 0.5, 2, 0, 0.5]));
    vi.advanceTimersByTime(50);
    expect(said()).toMatchObject({ live: { from: 2, points: [2, 0, 0.5] } });
    presence.point({ x: 2, y: 0 }, null);
    expect(said()).toMatchObject({ live: null });
    presence.close();
    presence.point({ x: 2, y: 0 }, null);
    vi.advanceTimersByTime(100);
    expect(said()).toBeNull();
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
    const board = openBoard({
      chapter: 0,
      held: { doc, vault: still, release: () => (released += 1) },
      awareness: new Awareness(doc),
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
    return { board, doc, released: () => released };
  }

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
    board.close();
    expect(released()).toBe(1);
  });
});
