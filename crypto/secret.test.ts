import { inspect } from 'node:util';
import nacl from 'tweetnacl';
import { expect, test, vi } from 'vitest';
import { boxPairFrom, newDeviceKey, newSecret, Secret, sealer, sealLetter, wrapWithDeviceKey } from './index.ts';
import { person, scripted, secretOf, seeded, utf8 } from './testing/bytes.ts';

test('[CR3] a secret does not show, alone or inside something', () => {
  const secret = new Secret(utf8('attack at dawn'));
  const held = { secret, list: [secret], pair: boxPairFrom(secretOf('Ada')) };
  expect(String(secret)).toBe('<secret>');
  expect(`${secret}`).toBe('<secret>');
  expect(JSON.stringify({ secret })).toBe('{"secret":"<secret>"}');
  expect(inspect(secret)).toBe('<secret>');
  expect(inspect(held, { depth: null })).not.toMatch(/97|attack/);
  expect(inspect(secret, { customInspect: false, showHidden: true })).not.toMatch(/97|attack/);
  expect(Reflect.ownKeys(secret)).toEqual([]);
  expect(secret.reveal()).toEqual(utf8('attack at dawn'));
});

test('[CR4] the same random bytes give the same output, and nobody else is asked', async () => {
  const asked = vi.spyOn(globalThis.crypto, 'getRandomValues');
  nacl.setPRNG(() => expect.fail('tweetnacl drew its own randomness'));
  const ben = person('Ben').box.publicKey;
  expect(() => nacl.randomBytes(1)).toThrow();
  const letter = () => sealLetter('invitation', ben, utf8('hello'), seeded('letter'));
  const sealed = () => sealer(secretOf('key'), 'vault', 'page').seal(utf8('hello'), seeded('box'));
  const key = await newDeviceKey();
  const wrapped = () => wrapWithDeviceKey(key, utf8('hello'), seeded('wrap'));
  expect(letter()).toEqual(letter());
  expect(sealed()).toEqual(sealed());
  expect(await wrapped()).toEqual(await wrapped());
  expect(newSecret(seeded('secret')).reveal()).toEqual(newSecret(seeded('secret')).reveal());
  expect(asked).not.toHaveBeenCalled();
  asked.mockRestore();
});

test('[CR4] a source that gives too few bytes throws', async () => {
  const short = () => new Uint8Array(3);
  expect(() => newSecret(short)).toThrow(RangeError);
  expect(() => sealer(secretOf('key'), 'vault', 'page').seal(utf8('x'), short)).toThrow(RangeError);
  expect(() => sealLetter('x', person('Ben').box.publicKey, utf8('x'), short)).toThrow(RangeError);
  await expect(wrapWithDeviceKey(await newDeviceKey(), utf8('x'), short)).rejects.toThrow(RangeError);
});

test('[CR4] a secret has as many bytes as asked', () => {
  expect(newSecret(scripted(new Uint8Array(16)), 16).reveal()).toHaveLength(16);
  expect(newSecret(scripted(new Uint8Array(32))).reveal()).toHaveLength(32);
});
