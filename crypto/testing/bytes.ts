import fc from 'fast-check';
import { expect } from 'vitest';
import type { CryptoError, PersonKeys, Random, Result } from '../index.ts';
import { derivePerson, hash, Secret } from '../index.ts';

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
export const fromHex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
export const utf8 = (text: string): Uint8Array => new Uint8Array(new TextEncoder().encode(text));

/** A source of bytes that a name decides. */
export function seeded(name: string): Random {
  let count = 0;
  return (length) => {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; at += 32) {
      count += 1;
      bytes.set(hash(utf8(`${name} ${count}`)).subarray(0, length - at), at);
    }
    return bytes;
  };
}

/** Gives these bytes, in this order, and fails the test when asked for others. */
export function scripted(...parts: readonly Uint8Array[]): Random {
  const left = [...parts];
  return (length) => {
    const next = left.shift();
    expect(next?.length).toBe(length);
    return next ?? new Uint8Array(length);
  };
}

export const secretOf = (name: string): Secret => new Secret(hash(utf8(name)));
export const person = (name: string): PersonKeys => derivePerson(secretOf(name));

/** The value, or a failing test. */
export function must<T>(result: Result<T, CryptoError>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.tag}`);
  return result.value;
}

export const tagOf = (result: Result<unknown, CryptoError>): CryptoError['tag'] | 'ok' =>
  result.ok ? 'ok' : result.error.tag;

export function flip(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = bytes.slice();
  const at = Math.floor(bit / 8);
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit % 8));
  return copy;
}

export const someBytes = (maxLength = 200): fc.Arbitrary<Uint8Array> => fc.uint8Array({ maxLength });
export const someText = (): fc.Arbitrary<string> => fc.string({ unit: 'grapheme', maxLength: 20 });
export const someSecret = (): fc.Arbitrary<Secret> =>
  fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => new Secret(bytes));

/** The points of low order of curve25519, and numbers that are another spelling of one below p; little endian. */
export const lowOrderPoints = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
].map(fromHex);
export const otherSpellings = [
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'f6ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0900000000000000000000000000000000000000000000000000000000000080',
  '0000000000000000000000000000000000000000000000000000000000000080',
].map(fromHex);
