import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { newDeviceKey, unwrapWithDeviceKey, wrapWithDeviceKey } from './index.ts';
import { flip, fromHex, hex, must, scripted, secretOf, seeded, someBytes, tagOf, utf8 } from './testing/bytes.ts';
import vectors from './vectors/deviceKey.json' with { type: 'json' };

afterEach(() => vi.unstubAllGlobals());

const importKey = (bytes: Uint8Array, usages: KeyUsage[] = ['encrypt', 'decrypt']) =>
  crypto.subtle.importKey('raw', new Uint8Array(bytes), 'AES-GCM', false, usages);

test('[CR30] a device key does not leave the browser', async () => {
  const key = await newDeviceKey();
  expect(key.extractable).toBe(false);
  expect(key.algorithm).toEqual({ name: 'AES-GCM', length: 256 });
  expect([...key.usages].sort()).toEqual(['decrypt', 'encrypt']);
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
});

test.each(vectors)('[CR31] what is wrapped is what another library wraps: $nonce', async (vector) => {
  const key = await importKey(fromHex(vector.key));
  const wrapped = await wrapWithDeviceKey(key, fromHex(vector.plain), scripted(fromHex(vector.nonce)));
  expect(hex(wrapped)).toBe(vector.wrapped);
  expect(hex(must(await unwrapWithDeviceKey(key, fromHex(vector.wrapped))))).toBe(vector.plain);
});

test('[CR31] an authentic text without the zeros that commit to the key is refused', async () => {
  const secret = secretOf('device').reveal();
  const wrap = (plain: Uint8Array) => {
    const nonce = new Uint8Array(12);
    const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(utf8('binome/1/device-key\0'));
    const text = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    return Uint8Array.of(1, ...nonce, ...text);
  };
  const key = await importKey(secret);
  expect(tagOf(await unwrapWithDeviceKey(key, wrap(new Uint8Array(40))))).toBe('ok');
  for (let at = 0; at < 32; at += 1) {
    expect(tagOf(await unwrapWithDeviceKey(key, wrap(flip(new Uint8Array(40), at * 8))))).toBe('cannot-open');
  }
});

test('[CR32] what is wrapped comes back, and not under another key', async () => {
  const [key, other] = await Promise.all([newDeviceKey(), newDeviceKey()]);
  await fc.assert(
    fc.asyncProperty(someBytes(), async (plain) => {
      const wrapped = await wrapWithDeviceKey(key, plain, seeded(hex(plain)));
      expect(must(await unwrapWithDeviceKey(key, wrapped))).toEqual(plain);
      expect(tagOf(await unwrapWithDeviceKey(other, wrapped))).toBe('cannot-open');
    }),
  );
});

test('[CR32] flipped bits and cuts are refused', async () => {
  const key = await newDeviceKey();
  const wrapped = await wrapWithDeviceKey(key, utf8('seeds'), seeded('nonce'));
  for (let bit = 0; bit < wrapped.length * 8; bit += 1) {
    expect(tagOf(await unwrapWithDeviceKey(key, flip(wrapped, bit)))).toBe(bit < 8 ? 'bad-version' : 'cannot-open');
  }
  for (let length = 0; length < wrapped.length; length += 1) {
    const cut = await unwrapWithDeviceKey(key, wrapped.subarray(0, length));
    expect(tagOf(cut)).toBe(length < 61 ? 'bad-length' : 'cannot-open');
  }
});

test('[CR32] a key that may not decrypt, or a page without WebCrypto, is unsupported', async () => {
  const wrapped = await wrapWithDeviceKey(await newDeviceKey(), utf8('seeds'), seeded('nonce'));
  const encryptOnly = await importKey(secretOf('device').reveal(), ['encrypt']);
  expect(tagOf(await unwrapWithDeviceKey(encryptOnly, wrapped))).toBe('unsupported');
  vi.stubGlobal('crypto', {});
  expect(tagOf(await unwrapWithDeviceKey(encryptOnly, wrapped))).toBe('unsupported');
});
