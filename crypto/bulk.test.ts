import { afterEach, expect, test, vi } from 'vitest';
import { verifyFast } from './bulk.ts';
import { verifyOne } from './ed25519.ts';
import { openSigned, openSignedInBulk, sign } from './index.ts';
import { flip, fromHex, person, seeded, tagOf, utf8 } from './testing/bytes.ts';
import crooked from './vectors/signatures.json' with { type: 'json' };

afterEach(() => vi.unstubAllGlobals());

/** An engine without Ed25519, or one that throws on a key that is no point. */
const throwing = {
  importKey: () => Promise.reject(new DOMException('unknown algorithm', 'NotSupportedError')),
};

test.each(crooked)('[CR11] libsodium, tweetnacl and WebCrypto agree: $name', async (vector) => {
  const { message, signature, publicKey } = {
    message: fromHex(vector.message),
    signature: fromHex(vector.signature),
    publicKey: fromHex(vector.publicKey),
  };
  expect(verifyOne(message, signature, publicKey)).toBe(vector.verdict);
  expect(await verifyFast(globalThis.crypto.subtle, message, signature, publicKey)).toBe(vector.verdict);
  expect(await verifyFast(undefined, message, signature, publicKey)).toBe(vector.verdict);
});

test('[CR11] crooked signatures are there both to take and to refuse', () => {
  expect(crooked.filter(({ verdict }) => verdict).length).toBeGreaterThan(5);
  expect(crooked.filter(({ verdict }) => !verdict).length).toBeGreaterThan(40);
});

/** Chromium's Ed25519 takes keys of small order, which verify for any message; this one takes everything. */
const lax = (asked: () => void) =>
  Object.assign(Object.create(globalThis.crypto.subtle), {
    importKey: async () => ({}),
    verify: async () => {
      asked();
      return true;
    },
  }) as SubtleCrypto; // A stand-in for the engine, which is not ours: only these two functions are called.

test('[CR11] what engines disagree on is refused before one is asked', async () => {
  const disputed = crooked.filter(({ name }) =>
    /^S = L$|^S \+|^(key|R) of small|^S = 0, R|^(key|R) y = (p|-?1|2\^)/.test(name),
  );
  expect(disputed.length).toBeGreaterThan(35);
  const asked = vi.fn();
  for (const { message, signature, publicKey } of disputed) {
    const parts = [fromHex(message), fromHex(signature), fromHex(publicKey)] as const;
    expect(await verifyFast(lax(asked), ...parts)).toBe(false);
  }
  expect(asked).not.toHaveBeenCalled();
});

/** Good ones, flipped ones in each part, another label, short ones, noise. */
function mixedBag(): Uint8Array[] {
  const random = seeded('bulk');
  return Array.from({ length: 20 }, (_, at) => {
    const envelope = sign('card', random(at * 5), person(`person ${at % 3}`).sign);
    const bit = (random(1)[0] ?? 0) * 3;
    return (
      [
        envelope,
        flip(envelope, 8 + (bit % 256)),
        flip(envelope, 264 + (bit % 512)),
        sign('chat', utf8('chat'), person('Ben').sign),
        envelope.subarray(0, at * 6),
        Uint8Array.of(1, ...random(150)),
      ][at % 6] ?? envelope
    );
  });
}

test.each([
  ['with WebCrypto', undefined],
  ['without WebCrypto', {}],
  ['where WebCrypto throws', { subtle: throwing }],
])('[CR12] bulk answers are those of one by one, %s', async (_, stub) => {
  if (stub !== undefined) vi.stubGlobal('crypto', stub);
  const bag = mixedBag();
  const one = bag.map((envelope) => openSigned('card', envelope));
  expect(new Set(one.map(tagOf))).toEqual(new Set(['ok', 'bad-signature', 'bad-length']));
  expect(await openSignedInBulk('card', bag)).toEqual(one);
});

test('[CR12] with WebCrypto, WebCrypto is what is asked', async () => {
  const asked = vi.spyOn(globalThis.crypto.subtle, 'verify');
  await openSignedInBulk('card', [sign('card', utf8('x'), person('Ada').sign)]);
  expect(asked).toHaveBeenCalledOnce();
  asked.mockRestore();
});

test('[CR12] no envelope, no answer', async () => {
  expect(await openSignedInBulk('card', [])).toEqual([]);
});
