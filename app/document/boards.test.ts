import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { BoardId } from '../model/brand.ts';
import { boardIdOf, FIRST_BOARD } from '../model/ids.ts';
import {
  addBoard,
  BOARD_TITLE_LIMIT,
  boardsOf,
  removeBoard,
  restoreBoard,
  retitleBoard,
  touchBoard,
} from './boards.ts';

const id = (fill: number): BoardId => boardIdOf(new Uint8Array(12).fill(fill));
const there = (doc: Y.Doc): string[] => boardsOf(doc).flatMap(({ title, isRemoved }) => (isRemoved ? [] : [title]));

function sync(...docs: Y.Doc[]): void {
  for (const from of docs)
    for (const to of docs) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
}

test('the first board is there before anybody named it', () => {
  const doc = new Y.Doc();
  expect(boardsOf(doc)).toEqual([{ id: FIRST_BOARD, title: '', created: 0, isRemoved: false }]);
  retitleBoard(doc, FIRST_BOARD, 'Plans');
  addBoard(doc, id(1), 'CV', 10);
  expect(there(doc)).toEqual(['Plans', 'CV']);
});

test('a removed board comes back by hand, or when somebody has drawn on it since', () => {
  const [ada, ben] = [new Y.Doc(), new Y.Doc()];
  addBoard(ada, id(1), 'CV', 10);
  sync(ada, ben);
  removeBoard(ada, id(1), 100_000);
  expect(there(ada)).toEqual(['']);
  restoreBoard(ada, id(1));
  expect(there(ada)).toEqual(['', 'CV']);
  removeBoard(ada, id(1), 100_000);
  // Apart, Ben has not heard of it and draws.
  touchBoard(ben, id(1), 200_000);
  sync(ada, ben);
  expect(there(ada)).toEqual(['', 'CV']);
  expect(there(ben)).toEqual(there(ada));
});

test('two who name one board at once end with one name', () => {
  const [ada, ben] = [new Y.Doc(), new Y.Doc()];
  retitleBoard(ada, FIRST_BOARD, 'Ideas');
  retitleBoard(ben, FIRST_BOARD, 'Plans');
  sync(ada, ben);
  expect(there(ada)).toEqual(there(ben));
});

test.each([
  ['no map', 'text'],
  ['a title that is none', { title: 7, created: 'x', removed: 'soon', edited: -1 }],
])('%s is read as a board without a name, or passed over', (_, entry) => {
  const doc = new Y.Doc();
  const written = typeof entry === 'string' ? entry : new Y.Map<unknown>(Object.entries(entry));
  doc.getMap<unknown>('boards').set(id(1), written);
  doc.getMap<unknown>('boards').set('../etc', new Y.Map());
  expect(boardsOf(doc).every(({ title, isRemoved }) => title === '' && !isRemoved)).toBe(true);
});

test('a list of anything is a list of boards', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.jsonValue())), (entries) => {
      const doc = new Y.Doc();
      for (const [key, value] of entries) doc.getMap<unknown>('boards').set(key, value);
      expect(boardsOf(doc)[0]?.id).toBe(FIRST_BOARD);
      retitleBoard(doc, id(2), 'x'.repeat(500));
      expect(boardsOf(doc).every(({ title }) => title.length <= BOARD_TITLE_LIMIT)).toBe(true);
    }),
  );
});
