import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { Secret } from '../../crypto/index.ts';
import { applyContents, openEntries } from './contents.ts';
import { type EntryKind, entryBox, entryVersion, sealEntry } from './entry.ts';
import { buildSnapshot } from './snapshot.ts';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const key = new Uint8Array(32).fill(7);
const box = entryBox(new Secret(key), 'd');
const seal = (kind: EntryKind, payload: Uint8Array) => sealEntry({ kind, payload }, box, random);

async function fold(log: readonly Uint8Array[]) {
  const built = await buildSnapshot({ name: 'd', key, log, randomness: random(64) });
  if (!built.ok) throw new Error(built.error.tag);
  return built.value;
}

async function read(log: readonly Uint8Array[]): Promise<Y.Doc> {
  const contents = await openEntries(log, box);
  if (!contents.ok) throw new Error(contents.error.tag);
  const doc = new Y.Doc();
  applyContents(doc, contents.value, null);
  return doc;
}

/** A document written by hand, as one entry an edit. */
function write(edits: (text: Y.Text) => void): { doc: Y.Doc; log: Uint8Array[] } {
  const doc = new Y.Doc();
  const log = [seal('check', new Uint8Array())];
  doc.on('update', (update) => log.push(seal('update', update)));
  edits(doc.getText('text'));
  return { doc, log };
}

describe('a snapshot', () => {
  test('equals the log it folds, and a log of snapshot and later entries equals all', async () => {
    const edit = fc.record({ at: fc.nat(100), word: fc.string({ maxLength: 8 }), erase: fc.nat(4) });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 40 }), fc.nat(40), async (edits, cut) => {
        const { doc, log } = write((text) => {
          for (const { at, word, erase } of edits) {
            text.insert(Math.min(at, text.length), word);
            text.delete(0, Math.min(erase, text.length));
          }
        });
        const early = log.slice(0, 1 + cut);
        const { sealed } = await fold(early);
        const back = await read([sealed, ...log.slice(1 + cut)]);
        expect(back.getText('text').toString()).toBe(doc.getText('text').toString());
        expect(Y.encodeStateVector(back)).toEqual(Y.encodeStateVector(doc));
      }),
      { numRuns: 30 },
    );
  });

  test('holds nothing that was deleted', async () => {
    const { log } = write((text) => {
      text.insert(0, 'keep Tamarindenbaum');
      text.delete(5, 14);
    });
    const { sealed } = await fold(log);
    const contents = await openEntries([sealed], box);
    const plain = contents.ok
      ? contents.value.entries.map(({ payload }) => new TextDecoder().decode(payload)).join()
      : '';
    expect(plain).toContain('keep');
    expect(plain).not.toContain('Tamarindenbaum');
  });

  test('folds neither the check nor a damaged entry', async () => {
    const { log } = write((text) => {
      for (const letter of 'abcd') text.insert(0, letter);
    });
    const damaged = log.map((entry, at) => (at === 2 ? entry.with(40, (entry[40] ?? 0) ^ 1) : entry));
    expect((await fold(damaged)).folded).toEqual([1, 3, 4]);
  });

  test('keeps what waits for a damaged entry: once another device gives that back, all is there', async () => {
    const { doc, log } = write((text) => {
      for (const letter of 'abcd') text.insert(text.length, letter);
    });
    const { sealed } = await fold(log.filter((_, at) => at !== 2));
    const back = await read([sealed]);
    expect(back.getText('text').toString()).toBe('a');
    Y.applyUpdate(back, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(back)));
    expect(back.getText('text').toString()).toBe('abcd');
  });

  test('is not built with another key, nor over a newer app’s entry', async () => {
    const { log } = write((text) => text.insert(0, 'x'));
    const randomness = random(64);
    const other = await buildSnapshot({ name: 'd', key: new Uint8Array(32), log, randomness });
    expect(other).toEqual({ ok: false, error: { tag: 'wrong-key' } });
    const newer = [...log, Uint8Array.of(entryVersion + 1, 1, 1)];
    expect(await buildSnapshot({ name: 'd', key, log: newer, randomness })).toEqual({
      ok: false,
      error: { tag: 'newer-version' },
    });
  });
});
