import { createCipheriv, hkdfSync } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { bind } from './derive.ts';
import { longSealer, Secret, sealer } from './index.ts';
import {
  flip,
  fromHex,
  hex,
  must,
  scripted,
  secretOf,
  seeded,
  someBytes,
  someSecret,
  someText,
  tagOf,
  utf8,
} from './testing/bytes.ts';
import vectors from './vectors/sealedLong.json' with { type: 'json' };

afterEach(() => vi.unstubAllGlobals());

const key = secretOf('key');

/** The box, or a failing test. */
async function sealed(box: ReturnType<typeof longSealer>, plain: Uint8Array, name = 'nonce'): Promise<Uint8Array> {
  const made = await box.seal(plain, seeded(name));
  if (made === null) throw new Error('there is WebCrypto here');
  return made;
}

test.each(vectors)('[CR35] a long box for "$purpose" in "$context" is the one OpenSSL makes', async (vector) => {
  const { seal, open } = longSealer(new Secret(fromHex(vector.key)), vector.purpose, vector.context);
  const made = await seal(fromHex(vector.plain), scripted(fromHex(vector.nonce)));
  expect(hex(made ?? new Uint8Array())).toBe(vector.sealed);
  expect(hex(must(await open(fromHex(vector.sealed))))).toBe(vector.plain);
});

test('[CR35] what is sealed opens, and under another key, purpose or context does not', async () => {
  await fc.assert(
    fc.asyncProperty(
      someSecret(),
      someText(),
      someText(),
      someText(),
      someBytes(),
      async (other, p, c, stray, plain) => {
        const made = await sealed(longSealer(key, p, c), plain);
        expect(must(await longSealer(key, p, c).open(made))).toEqual(plain);
        expect(tagOf(await longSealer(other, p, c).open(made))).toBe('cannot-open');
        if (stray !== p) expect(tagOf(await longSealer(key, stray, c).open(made))).toBe('cannot-open');
        if (stray !== c) expect(tagOf(await longSealer(key, p, stray).open(made))).toBe('cannot-open');
      },
    ),
  );
});

test('[CR35] a text that opens under the key is refused when its commitment is that of another', async () => {
  const nonce = seeded('nonce')(24);
  const keysOf = (secret: Secret) => {
    const info = bind('seal/long', [utf8('vault'), utf8('page'), nonce]);
    return Buffer.from(hkdfSync('sha256', secret.reveal(), new Uint8Array(), info, 64));
  };
  const ada = keysOf(secretOf('Ada'));
  const ben = keysOf(secretOf('Ben'));
  const cipher = createCipheriv('aes-256-gcm', ada.subarray(0, 32), Buffer.alloc(12));
  const box = Buffer.concat([cipher.update('text'), cipher.final(), cipher.getAuthTag()]);
  const open = async (secret: Secret, commitment: Uint8Array) =>
    tagOf(await longSealer(secret, 'vault', 'page').open(Uint8Array.of(2, ...nonce, ...commitment, ...box)));
  expect(await open(secretOf('Ada'), ada.subarray(32))).toBe('ok');
  expect(await open(secretOf('Ada'), ben.subarray(32))).toBe('cannot-open');
  expect(await open(secretOf('Ben'), ben.subarray(32))).toBe('cannot-open');
});

test('[CR35] two boxes of one text under one key have nothing in common', async () => {
  const random = seeded('nonces');
  const box = longSealer(key, 'vault', 'page');
  const boxes = await Promise.all(Array.from({ length: 50 }, () => box.seal(utf8('the same text'), random)));
  const parts = boxes.map((made) => hex(made ?? new Uint8Array()));
  expect(new Set(parts.flatMap((text) => [text.slice(2, 50), text.slice(50, 114), text.slice(114)])).size).toBe(150);
});

test('[CR36] every flipped bit, every cut and a longer one is refused', async () => {
  const box = longSealer(key, 'vault', 'page');
  const made = await sealed(box, utf8('Ada, Tuesday'));
  for (let bit = 0; bit < made.length * 8; bit += 1) {
    expect(tagOf(await box.open(flip(made, bit)))).toBe(bit < 8 ? 'bad-version' : 'cannot-open');
  }
  for (let length = 0; length < made.length; length += 1) {
    expect(tagOf(await box.open(made.subarray(0, length)))).toBe(length < 73 ? 'bad-length' : 'cannot-open');
  }
  expect(tagOf(await box.open(Uint8Array.of(...made, 0)))).toBe('cannot-open');
});

test('[CR36] neither sealer opens what the other made, nor under its version', async () => {
  const [short, long] = [sealer(key, 'vault', 'page'), longSealer(key, 'vault', 'page')];
  const made = { short: short.seal(utf8('text'), seeded('nonce')), long: await sealed(long, utf8('text')) };
  expect(tagOf(short.open(made.long))).toBe('bad-version');
  expect(tagOf(await long.open(made.short))).toBe('bad-version');
  expect(tagOf(short.open(made.long.with(0, 1)))).toBe('cannot-open');
  expect(tagOf(await long.open(made.short.with(0, 2)))).toBe('cannot-open');
});

test('[CR36] without WebCrypto nothing is sealed, and opening says so', async () => {
  const box = longSealer(key, 'vault', 'page');
  const made = await sealed(box, utf8('text'));
  vi.stubGlobal('crypto', {});
  expect(box.seal(utf8('text'), seeded('nonce'))).toBeNull();
  expect(tagOf(await box.open(made))).toBe('unsupported');
});

test('[CR4][CR19] a source that gives too little, or a key under 16 bytes, throws', () => {
  expect(() => longSealer(key, 'vault', 'page').seal(utf8('text'), () => new Uint8Array(8))).toThrow(RangeError);
  expect(() => longSealer(new Secret(new Uint8Array(15)), 'vault', 'page')).toThrow(RangeError);
});

test('[CR33] opening never throws on any bytes', async () => {
  const box = longSealer(key, 'vault', 'page');
  await fc.assert(fc.asyncProperty(someBytes(), async (bytes) => !(await box.open(bytes)).ok));
  await fc.assert(fc.asyncProperty(someBytes(), async (bytes) => !(await box.open(Uint8Array.of(2, ...bytes))).ok));
});
