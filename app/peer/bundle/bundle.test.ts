/** The file itself: who can open it, and what is refused, with which reason. */
import { createHash, hkdfSync } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import sodium from 'libsodium-wrappers';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { sealer, sign } from '../../../crypto/index.ts';
import { DIGEST_LENGTH } from '../documents/frames.ts';
import { ada, ben, eve, key, members, secretOf, toBen, WORKSPACE } from '../testing/simulatedBundles.ts';
import { armour, bundlesIn } from './armour.ts';
import { contain, HEADER } from './container.ts';
import { decodeDocuments, encodeDocuments } from './contents.ts';
import { collectParts, MOST_PARTS, partsOf } from './parts.ts';
import { openBundle, sealBundle } from './seal.ts';
import type { BundleContents, BundleDocument } from './types.ts';

const page = new Y.Doc();
page.clientID = 7;
page.getText('text').insert(0, 'A letter for the museum. '.repeat(20));
const document: BundleDocument = {
  id: 'page 1',
  vector: Y.encodeStateVector(page),
  deletions: new Uint8Array(DIGEST_LENGTH),
  update: Y.encodeStateAsUpdate(page),
};
const contents: BundleContents = {
  sequence: 3,
  previous: new Uint8Array(32).fill(9),
  made: 1_790_000_000_000,
  seen: new Map([['device of Ben', 2]]),
  documents: [document, { ...document, id: 'chat', update: null }],
};
const reader = { workspace: WORKSPACE, to: ben.id, keys: [key], device: ben.maker.device, members };

async function sealed(given: Partial<BundleContents> = {}, direction = toBen, maker = ada.maker): Promise<Uint8Array> {
  const made = await sealBundle({ ...contents, ...given }, direction, maker);
  if (!made.ok) throw new Error(made.error.tag);
  return made.value;
}
const tagOf = async (file: Uint8Array, who = reader): Promise<string> => {
  const opened = await openBundle(file, who);
  return opened.ok ? 'ok' : opened.error.tag;
};

describe('a bundle', () => {
  test('opens for the other side as it was made, with who made it', async () => {
    const opened = await openBundle(await sealed(), reader);
    expect(opened).toMatchObject({ ok: true, value: { ...contents, person: ada.id } });
  });

  test('is read by hand, by other libraries, from what is written of it', async () => {
    await sodium.ready;
    const file = Buffer.from(await sealed());
    expect(file.subarray(0, 8).toString('latin1')).toBe('binomeb\u0001');
    expect(file.readUInt32BE(8)).toBe(file.length - 20);
    const box = file.subarray(20);
    expect(file.subarray(12, 20)).toEqual(createHash('sha256').update(box).digest().subarray(0, 8));
    const nonce = box.subarray(1, 25);
    const field = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes]);
    const fields = [Buffer.from('bundle'), Buffer.from(`${WORKSPACE} ${ben.id}`), nonce].map(field);
    const info = Buffer.concat([Buffer.from('binome/1/seal\0'), ...fields]);
    const keys = Buffer.from(hkdfSync('sha256', key.reveal(), Buffer.alloc(0), info, 64));
    expect(box.subarray(25, 57)).toEqual(keys.subarray(32));
    const plain = Buffer.from(sodium.crypto_secretbox_open_easy(box.subarray(57), nonce, keys.subarray(0, 32)));
    const envelope = plain.subarray(4, 4 + plain.readUInt32BE(0));
    expect(plain.subarray(4 + envelope.length).every((byte) => byte === 0)).toBe(true);
    const [signer, signature, payload] = [envelope.subarray(1, 33), envelope.subarray(33, 97), envelope.subarray(97)];
    const signed = Buffer.concat([Buffer.from('binome/1/bundle\0'), payload]);
    expect(sodium.crypto_sign_verify_detached(signature, signed, signer)).toBe(true);
    expect(decodeDocuments(inflateRawSync(lastField(payload)))).toEqual(contents.documents);
  });

  test('has one of a few sizes, and shows nothing of what it holds nor whose it is', async () => {
    for (const [words, size] of [
      [1, 1024],
      [900, 2048],
      [60_000, 64 * 1024],
      [90_000, 128 * 1024],
    ] as const) {
      const long = new Y.Doc();
      // Random, so that deflating does not make it short.
      long.getText('text').insert(0, Buffer.from(ada.maker.random(words)).toString('base64').slice(0, words));
      const file = await sealed({ documents: [{ ...document, update: Y.encodeStateAsUpdate(long) }] });
      expect(file.length).toBe(size);
    }
    const file = Buffer.from(await sealed()).toString('latin1');
    for (const word of ['museum', 'page 1', WORKSPACE, ada.id, ben.id]) expect(file).not.toContain(word);
  });
});

/** The last of the fields: version, workspace, recipient, certificate, number, hash, time, what was seen, documents. */
function lastField(payload: Buffer): Buffer {
  let at = 0;
  const number = (): number => {
    let [value, place] = [0, 1];
    for (;;) {
      const byte = payload[at++] ?? 0;
      value += (byte & 127) * place;
      if (byte < 128) return value;
      place *= 128;
    }
  };
  const bytes = (length = number()): Buffer => {
    at += length;
    return payload.subarray(at - length, at);
  };
  expect(number()).toBe(1);
  expect([bytes().toString(), bytes().toString()]).toEqual([WORKSPACE, ben.id]);
  expect(new Uint8Array(bytes())).toEqual(ada.maker.certificate);
  expect(number()).toBe(contents.sequence);
  expect(new Uint8Array(bytes(32))).toEqual(contents.previous);
  expect(number()).toBe(contents.made);
  expect(number()).toBe(1);
  expect([bytes().toString(), number()]).toEqual(['device of Ben', 2]);
  return bytes();
}

describe('refused, with a reason', () => {
  test('any flipped bit', async () => {
    const file = await sealed();
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length * 8 - 1), async (bit) => {
        const other = file.slice();
        other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(await tagOf(other)).not.toBe('ok');
        // Whoever alters it can put the check right, and nothing else.
        if (bit >= HEADER * 8) expect(await tagOf(contain(other.slice(HEADER)))).toBe('not-for-you');
      }),
      { numRuns: 200 },
    );
  });

  test('cut anywhere, or longer', async () => {
    const file = await sealed();
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), async (length) => {
        expect(['cut', 'not-a-bundle']).toContain(await tagOf(file.slice(0, length)));
      }),
      { numRuns: 100 },
    );
    expect(await tagOf(file.slice(0, 500))).toBe('cut');
    expect(await tagOf(new Uint8Array([...file, 0]))).toBe('altered');
  });

  test('any bytes, without a throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(await tagOf(bytes)).toBe('not-a-bundle');
        expect(await tagOf(contain(bytes))).toBe('not-for-you');
        // As somebody makes it who has an old key: a crooked one that brings new keys.
        const outer = sealer(key, 'bundle epoch', `${WORKSPACE} ${ben.id}`).seal(bytes, ada.maker.random);
        expect(await tagOf(contain(outer))).toBe('not-for-you');
        decodeDocuments(bytes);
        bundlesIn(Buffer.from(bytes).toString('latin1'));
        collectParts().add(Buffer.from(bytes).toString('latin1'));
      }),
    );
  });

  test('for somebody else, of another workspace, one’s own, a stranger’s, a newer app’s', async () => {
    const file = await sealed();
    expect(await tagOf(file, { ...reader, to: eve.id })).toBe('not-for-you');
    expect(await tagOf(file, { ...reader, to: ada.id })).toBe('own');
    expect(await tagOf(file, { ...reader, keys: [secretOf('another')] })).toBe('not-for-you');
    expect(await tagOf(file, { ...reader, workspace: 'another' })).toBe('not-for-you');
    expect(await tagOf(await sealed({}, toBen, eve.maker))).toBe('not-genuine');
    const borrowed = { ...eve.maker, certificate: ada.maker.certificate };
    expect(await tagOf(await sealed({}, toBen, borrowed))).toBe('not-genuine');
    const newer = file.slice();
    newer[7] = 2;
    expect(await tagOf(newer)).toBe('newer-version');
  });

  test('signed for another workspace or person, and sealed anew by somebody who has both keys', async () => {
    for (const direction of [
      { ...toBen, workspace: 'another' },
      { ...toBen, to: eve.id },
    ]) {
      const opened = sealer(key, 'bundle', `${direction.workspace} ${direction.to}`).open(
        (await sealed({}, direction)).slice(HEADER),
      );
      if (!opened.ok) throw new Error('it opens for whom it is for');
      const moved = sealer(key, 'bundle', `${WORKSPACE} ${ben.id}`).seal(opened.value, ada.maker.random);
      expect(await tagOf(contain(moved))).toBe('not-genuine');
    }
  });

  test('genuine, but not to be read', async () => {
    const seal = (envelope: Uint8Array): Uint8Array => {
      const padded = new Uint8Array(envelope.length + 4);
      new DataView(padded.buffer).setUint32(0, envelope.length);
      padded.set(envelope, 4);
      return contain(sealer(key, 'bundle', `${WORKSPACE} ${ben.id}`).seal(padded, ada.maker.random));
    };
    for (const payload of [[], [0], [1, 255], [2], Array(40).fill(1), Array(40).fill(2)]) {
      expect(await tagOf(seal(sign('bundle', Uint8Array.from(payload), ada.maker.device)))).toBe('malformed');
    }
    expect(await tagOf(seal(sign('bundle', Uint8Array.of(3), ada.maker.device)))).toBe('newer-version');
    expect(await tagOf(seal(sign('link', Uint8Array.of(1), ada.maker.device)))).toBe('not-genuine');
    const twice = await sealed({ documents: [document, document] });
    expect(await tagOf(twice)).toBe('malformed');
    expect(await tagOf(await sealed({ documents: [{ ...document, vector: Uint8Array.of(9) }] }))).toBe('malformed');
  });
});

describe('as text', () => {
  const mangled: readonly (readonly [string, (text: string) => string])[] = [
    ['as it is', (text) => text],
    ['between other words', (text) => `Hello Ben,\n\n${text}\nSee you. — Ada`],
    ['quoted twice', (text) => text.replace(/^/gm, '> > ')],
    ['with other line ends and indented', (text) => text.replaceAll('\n', '\r\n\t ')],
    ['with every line break gone', (text) => text.replaceAll('\n', ' ')],
    ['wrapped anew at 30', (text) => text.replace(/(.{30})/g, '$1\n')],
    ['with soft line breaks', (text) => text.replace(/(.{60})/g, '$1=\n')],
    ['with dashes made long', (text) => text.replaceAll('-----', '—–')],
    ['without its first and last line', (text) => text.split('\n').slice(1, -2).join('\n')],
    ['with no-break and zero-width spaces', (text) => text.replaceAll('\n', '\u00a0\u200b\n')],
  ];
  test.each(mangled)('%s', async (_, mangle) => {
    const file = await sealed();
    expect(bundlesIn(mangle(armour(file)))).toEqual([{ ok: true, value: file }]);
  });

  test('any number of them, and none', async () => {
    const [one, two] = [await sealed(), await sealed({ sequence: 4 })];
    const found = bundlesIn(`${armour(one)}\nOn Tuesday you wrote:\n${armour(two).replace(/^/gm, '> ')}`);
    expect(found.map((each) => each.ok)).toEqual([true, true]);
    expect(bundlesIn('Hello Ben')).toEqual([]);
  });

  test('cut or altered, and says which', async () => {
    const text = armour(await sealed());
    expect(bundlesIn(text.slice(0, 700))).toEqual([{ ok: false, error: { tag: 'cut' } }]);
    expect(bundlesIn('-----BEGIN BINOME-----\n')).toEqual([{ ok: false, error: { tag: 'altered' } }]);
    const other = text.slice(0, 500) + (text[500] === 'A' ? 'B' : 'A') + text.slice(501);
    expect(bundlesIn(other)).toEqual([{ ok: false, error: { tag: 'altered' } }]);
  });
});

describe('as a row of codes', () => {
  test('in any order, doubled, beside those of another bundle', async () => {
    const [one, two] = [await sealed(), await sealed({ sequence: 4 })];
    const parts = partsOf(one) ?? [];
    expect(parts.length).toBeGreaterThan(2);
    const collector = collectParts();
    const others = partsOf(two) ?? [];
    const told = [...parts.slice(1), ...others.slice(0, 1), ...parts.slice(1)].map((part) => collector.add(part));
    expect(told.flatMap(({ files }) => files)).toEqual([]);
    expect(told.at(-1)?.held).toEqual({ have: parts.length - 1, of: parts.length, missing: [1] });
    expect(collector.add(` ${parts[0]}\n`).files).toEqual([one]);
    expect(collectParts().add(parts.join('\n')).files).toEqual([one]);
  });

  test('one misread spoils the whole, and it can be read again; too long a bundle has none', async () => {
    const file = await sealed();
    const parts = partsOf(file) ?? [];
    const collector = collectParts();
    const [first = ''] = parts;
    const misread = first.slice(0, -2) + (first.endsWith('AA') ? 'EE' : 'AA');
    expect(collector.add([misread, ...parts.slice(1)].join('\n')).files).toEqual([]);
    expect(collector.add(parts.join('\n')).files).toEqual([file]);
    expect(collector.add('BINOME 3/2 abcdefgh AAAA BINOME 1/99 abcdefgh AAAA').held).toBeNull();
    expect(partsOf(new Uint8Array(MOST_PARTS * 300 + 1))).toBeNull();
  });
});

test('documents come back as they were, whatever they are', () => {
  const some = fc.record({
    id: fc.string({ maxLength: 20, unit: 'grapheme' }),
    vector: fc.constant(document.vector),
    deletions: fc.uint8Array({ minLength: DIGEST_LENGTH, maxLength: DIGEST_LENGTH }),
    update: fc.option(fc.uint8Array()),
  });
  fc.assert(
    fc.property(fc.uniqueArray(some, { selector: ({ id }) => id, maxLength: 6 }), (documents) => {
      expect(decodeDocuments(encodeDocuments(documents))).toEqual(documents);
    }),
  );
});
