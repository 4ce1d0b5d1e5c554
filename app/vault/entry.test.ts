import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Secret } from '../../crypto/index.ts';
import { type Entry, type EntryKind, entryBox, entryVersion, openEntry, sealEntry, sealEntryAside } from './entry.ts';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const key = new Secret(new Uint8Array(32).fill(7));
const box = entryBox(key, 'd');
const kind = fc.constantFrom<EntryKind>('check', 'update', 'erasure', 'snapshot');
const damaged = { ok: false, error: { tag: 'damaged' } };

describe('an entry', () => {
  test('opens to what was sealed, whatever its kind and bytes', async () => {
    await fc.assert(
      fc.asyncProperty(kind, fc.uint8Array({ maxLength: 300 }), async (kind, payload) => {
        const opened = await openEntry(sealEntry({ kind, payload }, box, random), box);
        expect(opened).toEqual({ ok: true, value: { kind, payload } });
      }),
    );
  });

  test('that is long is sealed aside, and opens too', async () => {
    const payload = random(64 * 1024);
    const sealed = await sealEntryAside({ kind: 'update', payload }, box, random);
    expect(sealed?.[0]).toBe(entryVersion);
    expect(await openEntry(sealed ?? payload, box)).toEqual({ ok: true, value: { kind: 'update', payload } });
    expect(sealEntryAside({ kind: 'update', payload: payload.subarray(0, 1000) }, box, random)).toBeNull();
  });

  test('with any bit flipped is refused', async () => {
    const entries = [
      sealEntry({ kind: 'update', payload: Uint8Array.of(1, 2, 3) }, box, random),
      await sealEntryAside({ kind: 'update', payload: random(64 * 1024) }, box, random),
    ];
    for (const sealed of entries) {
      if (sealed === null) throw new Error('not sealed');
      // Every bit of the head, some of a long text.
      const step = sealed.length > 1000 ? 4099 : 1;
      for (let bit = 8; bit < sealed.length * 8; bit += bit < 1000 ? 1 : step) {
        const flipped = sealed.with(bit >> 3, (sealed[bit >> 3] ?? 0) ^ (1 << (bit & 7)));
        expect(await openEntry(flipped, box)).toEqual(damaged);
      }
    }
  });

  test('under another key, or from another document, is refused', async () => {
    const entry: Entry = { kind: 'update', payload: random(64 * 1024) };
    for (const sealed of [sealEntry(entry, box, random), await sealEntryAside(entry, box, random)]) {
      if (sealed === null) throw new Error('not sealed');
      expect(await openEntry(sealed, entryBox(new Secret(new Uint8Array(32)), 'd'))).toEqual(damaged);
      expect(await openEntry(sealed, entryBox(key, 'e'))).toEqual(damaged);
      // Short and long under each other's version.
      expect(await openEntry(sealed.with(0, 3 - (sealed[0] ?? 0)), box)).toEqual(damaged);
    }
  });

  test('of a newer version, or of a kind unknown here, says so', async () => {
    const newer = { ok: false, error: { tag: 'newer-version' } };
    const sealed = sealEntry({ kind: 'update', payload: Uint8Array.of(1) }, box, random);
    expect(await openEntry(sealed.with(0, entryVersion + 1), box)).toEqual(newer);
    const unknown = box.short.seal(Uint8Array.of(200, 1), random);
    expect(await openEntry(Uint8Array.of(1, ...unknown), box)).toEqual(newer);
  });

  test('never throws on any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => !(await openEntry(bytes, box)).ok),
    );
  });
});
