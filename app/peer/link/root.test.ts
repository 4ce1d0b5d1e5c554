import { expect, test } from 'vitest';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { admitsRoot, isEcho, isEmptyAnswer } from './root.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);

test('y-webrtc’s own messages are admitted', () => {
  const awareness = new Awareness(new Y.Doc());
  const state = encodeAwarenessUpdate(awareness, [awareness.clientID]);
  awareness.destroy();
  for (const message of [
    bytes(0, 0, 1, 0),
    bytes(0, 1, 2, 0, 0),
    bytes(0, 2, 2, 0, 0),
    bytes(1, state.length, ...state),
    bytes(3),
  ]) {
    expect(admitsRoot(message)).toBe(true);
  }
});

test('a claim to be another tab, unknown kinds and stumps are not', () => {
  for (const message of [
    bytes(4, 1, 1, 65),
    bytes(2),
    bytes(0, 3, 0),
    bytes(0, 2),
    bytes(0),
    bytes(),
    bytes(0, 1, 1, 0),
    bytes(0, 0, 9, 1),
    bytes(1, 3, 1, 1, 1),
  ]) {
    expect(admitsRoot(message)).toBe(false);
  }
});

test('only the very message delivered is an echo, as an update or as the answer to a first question', () => {
  const update = bytes(0, 2, 7, 8, 9);
  expect(isEcho(update, update.slice())).toBe(true);
  expect(isEcho(bytes(0, 1, 7, 8, 9), update)).toBe(true);
  expect(isEcho(bytes(1, 7, 8), bytes(1, 7, 8))).toBe(true);
  expect(isEcho(update, bytes(0, 2, 7, 8, 10))).toBe(false);
  expect(isEcho(update, bytes(0, 2, 7, 8))).toBe(false);
  expect(isEcho(bytes(0, 0, 7, 8, 9), update)).toBe(false);
  expect(isEcho(bytes(1, 1, 8), bytes(1, 2, 8))).toBe(false);
});

test('only an answer without anything in it is empty', () => {
  const doc = new Y.Doc();
  const answer = () => Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc));
  const asMessage = (update: Uint8Array) => bytes(0, 1, update.length, ...update);
  expect(isEmptyAnswer(asMessage(answer()))).toBe(true);
  doc.getText('t').insert(0, 'a');
  doc.getText('t').delete(0, 1);
  expect(isEmptyAnswer(asMessage(answer()))).toBe(false);
  for (const other of [bytes(0, 0, 1, 0), bytes(0, 2, 2, 0, 0), bytes(0, 1, 2, 0, 1), bytes(0, 1, 2, 1, 0)]) {
    expect(isEmptyAnswer(other)).toBe(false);
  }
});
