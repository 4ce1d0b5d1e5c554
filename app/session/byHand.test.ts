import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { ok } from '../../crypto/result.ts';
import { partsOf } from '../peer/bundle/index.ts';
import { textOf } from '../peer/byHand/letter.ts';
import { meetByHand } from './byHand.ts';

/** `binomeh1`, as every letter begins; then as many bytes as the addresses of a device take. */
const letterOf = (length: number): Uint8Array => Buffer.concat([Buffer.from('binomeh\u0001'), randomBytes(length)]);

/** A room that answers each letter it is given with `reply`, and keeps it. */
function roomWith(reply: { letter: Uint8Array; isAnswer: boolean } | null) {
  const taken: Uint8Array[] = [];
  const room = {
    byHand: {
      begin: async () => letterOf(60),
      take: async (letter: Uint8Array) => {
        taken.push(letter);
        return ok(reply);
      },
    },
  };
  return { taken, hand: meetByHand(room) };
}

test('a letter of more than one code is read code by code, in any order, and is no slip meanwhile', async () => {
  const letter = letterOf(500);
  const parts = partsOf(letter) ?? [];
  expect(parts).toHaveLength(2);
  const { taken, hand } = roomWith({ letter: letterOf(60), isAnswer: true });
  const [first = '', second = ''] = parts;
  expect(await hand.take(second)).toEqual({ tag: 'more-parts', have: 1, of: 2, missing: [1] });
  expect(taken).toEqual([]);
  expect(await hand.take(first)).toMatchObject({ tag: 'show', isAnswer: true });
  expect(taken).toEqual([new Uint8Array(letter)]);
});

test('who began before, and takes the other’s beginning now, is not told that theirs is the last', async () => {
  const { hand } = roomWith({ letter: letterOf(60), isAnswer: false });
  expect(await hand.begin()).toMatchObject({ tag: 'show', isAnswer: false });
  expect(await hand.take(textOf(letterOf(60)))).toMatchObject({ tag: 'show', isAnswer: false });
  expect(await hand.take('Hello Ada')).toEqual({ tag: 'refused', why: 'not-a-greeting' });
});
