import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Secret, signingPairFrom, toText } from '../../crypto/index.ts';
import { openInPage } from './inPage.ts';

const pair = signingPairFrom(new Secret(new Uint8Array(32).fill(7)));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const words = ({ bytes }: { readonly bytes: Uint8Array }): string => new TextDecoder().decode(bytes);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function two() {
  const town = openInPage(() => 0);
  const [ada, ben] = [town.lane().connect(), town.lane().connect()];
  const leave = (text: string) => ada.deposit({ to: toText(pair.publicKey), bytes: utf8(text) });
  return { ben, leave };
}

test('a letter that comes while another one is taken in is given out after it', async () => {
  const { ben, leave } = two();
  const got: string[] = [];
  const gates: ((kept: boolean) => void)[] = [];
  ben.collect(pair, (letter) => {
    got.push(words(letter));
    return new Promise((resolve) => gates.push(resolve));
  });
  await leave('first');
  await vi.advanceTimersByTimeAsync(1);
  await leave('second');
  await vi.advanceTimersByTimeAsync(1);
  expect(got).toEqual(['first']);
  gates[0]?.(true);
  await vi.advanceTimersByTimeAsync(1);
  expect(got).toEqual(['first', 'second']);
});

test('one that was not kept, or whose handler broke, is given out again, and one that was kept is not', async () => {
  const { ben, leave } = two();
  const tries: string[] = [];
  ben.collect(pair, async (letter) => {
    tries.push(words(letter));
    if (tries.length === 1) throw new Error('it broke');
    return tries.length > 2;
  });
  await leave('a card');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(tries).toEqual(['a card', 'a card', 'a card']);
});
