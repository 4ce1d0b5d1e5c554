import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Secret, sealer } from '../../crypto/index.ts';
import { type EntryKind, entryVersion, openEntry, sealEntry } from './entry.ts';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const key = new Secret(new Uint8Array(32).fill(7));
const box = sealer(key, 'vault', 'd');
const kind = fc.constantFrom<EntryKind>('check', 'update', 'erasure', 'snapshot');
const damaged = { ok: false, error: { tag: 'damaged' } };

describe('an entry', () => {
  test('opens to what was sealed, whatever its kind and bytes', () => {
    fc.assert(
      fc.property(kind, fc.uint8Array({ maxLength: 300 }), (kind, payload) => {
        const opened = openEntry(sealEntry({ kind, payload }, box, random), box);
        expect(opened).toEqual({ ok: true, value: { kind, payload } });
      }),
    );
  });

  test('with any bit flipped is refused', () => {
    const sealed = sealEntry({ kind: 'update', payload: Uint8Array.of(1, 2, 3) }, box, random);
    for (let bit = 8; bit < sealed.length * 8; bit += 1) {
      const flipped = sealed.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      expect(openEntry(flipped, box)).toEqual(damaged);
    }
  });

  test('under another key, or from another document, is refused', () => {
    const sealed = sealEntry({ kind: 'update', payload: Uint8Array.of(1) }, box, random);
    expect(openEntry(sealed, sealer(new Secret(new Uint8Array(32)), 'vault', 'd'))).toEqual(damaged);
    expect(openEntry(sealed, sealer(key, 'vault', 'e'))).toEqual(damaged);
  });

  test('of a newer version, or of a kind unknown here, says so', () => {
    const newer = { ok: false, error: { tag: 'newer-version' } };
    const sealed = sealEntry({ kind: 'update', payload: Uint8Array.of(1) }, box, random);
    expect(openEntry(sealed.with(0, entryVersion + 1), box)).toEqual(newer);
    const unknown = box.seal(Uint8Array.of(200, 1), random);
    expect(openEntry(Uint8Array.of(entryVersion, ...unknown), box)).toEqual(newer);
  });

  test('never throws on any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => !openEntry(bytes, box).ok));
  });
});
