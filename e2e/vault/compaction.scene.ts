import { describe, expect, test } from 'vitest';
import { setStage } from './stage.ts';

const stage = setStage();

describe('compaction', () => {
  test('equal before and after; one row is left, and none of the old bytes', async () => {
    const { page, reload } = stage();
    const outcome = await page.evaluate(async () => {
      const { open, readDisk, digest } = window.vaultLab;
      const { doc, text, vault } = await open('d');
      for (let at = 0; at < 40; at += 1) {
        text.insert(0, `line ${at}\n`);
        if (at % 4 === 0) text.delete(2, 3);
        await vault.durable();
      }
      const before = await readDisk();
      const compacted = await vault.compact();
      const after = await readDisk();
      // Any 24 bytes of an old entry: the nonce, or part of its sealed text.
      const remains = before
        .filter(({ bytes }) => bytes.length > 60)
        .filter(({ bytes }) => after.some((row) => row.bytes.includes(bytes.slice(-40, -16))));
      // The check entry and y-indexeddb's empty first row are not part of it.
      return {
        ok: compacted.ok,
        rows: [before.length, after.length],
        remains: remains.length,
        state: await digest(doc),
      };
    });
    expect(outcome.ok).toBe(true);
    expect(outcome.rows[0]).toBeGreaterThan(40);
    expect(outcome.rows[1]).toBe(1);
    // The one that remains is the check entry, which holds nothing.
    expect(outcome.remains).toBe(1);
    await reload();
    const state = await page.evaluate(async () => window.vaultLab.digest((await window.vaultLab.open('d')).doc));
    expect(state).toBe(outcome.state);
  });

  test('by itself: after so many entries, and after so many bytes', async () => {
    const { page } = stage();
    const rows = await page.evaluate(async () => {
      const { open, readDisk } = window.vaultLab;
      const counts: Record<string, number> = {};
      const waits = { entries: { entries: 20 }, bytes: { bytes: 4_000 } };
      for (const [name, pace] of Object.entries(waits)) {
        const { text, vault } = await open(name, pace);
        for (let at = 0; at < 20; at += 1) {
          text.insert(0, 'x'.repeat(200));
          await vault.durable();
        }
        const count = async () => (await readDisk()).filter(({ database }) => database === name).length;
        while ((await count()) > 10) await new Promise((resolve) => setTimeout(resolve, 20));
        counts[name] = await count();
      }
      return counts;
    });
    expect(rows.entries).toBeLessThanOrEqual(10);
    expect(rows.bytes).toBeLessThanOrEqual(10);
  });

  test('what was deleted leaves the disk by itself, readable by nobody who has the key', async () => {
    const { page } = stage();
    const word = 'Tamarindenbaum';
    const outcome = await page.evaluate(async (word) => {
      const { Y, open, readDisk, openSealed } = window.vaultLab;
      const { doc, text, vault } = await open('d', { erasure: 1_500 });
      text.insert(0, `one ${word} two`);
      await vault.durable();
      const readable = async () =>
        (await Promise.all((await readDisk()).map((row) => openSealed(row, 'd')))).some((plain) =>
          plain.includes(word),
        );
      const before = await readable();
      text.delete(4, word.length + 1);
      await vault.durable();
      const during = await readable();
      const from = performance.now();
      while (await readable()) await new Promise((resolve) => setTimeout(resolve, 20));
      return {
        before,
        during,
        took: performance.now() - from,
        text: text.toString(),
        gone: Y.encodeStateAsUpdate(doc).length,
      };
    }, word);
    expect(outcome).toMatchObject({ before: true, during: true, text: 'one two' });
    expect(outcome.took).toBeLessThan(5_000);
  });

  test('closing with a deletion still to be erased erases it behind; if that was cut short, the next opening does', async () => {
    const { page, reload } = stage();
    const rows = await page.evaluate(async () => {
      const { open, readDisk } = window.vaultLab;
      const { text, vault } = await open('d');
      text.insert(0, 'one two');
      await vault.durable();
      text.delete(0, 4);
      await vault.close();
      const again = await open('d', { erasure: 60_000 });
      if (again.text.toString() !== 'two') throw new Error('opened too early');
      await again.vault.close();
      while ((await readDisk()).length > 1) await new Promise((resolve) => setTimeout(resolve, 20));
      const closed = (await readDisk()).length;
      const cut = await open('cut');
      cut.text.insert(0, 'one two');
      await cut.vault.durable();
      cut.text.delete(0, 4);
      await cut.vault.durable();
      return closed;
    });
    expect(rows).toBe(1);
    await reload();
    const after = await page.evaluate(async () => {
      const { open, readDisk } = window.vaultLab;
      const { text } = await open('cut', { erasure: 50 });
      while ((await readDisk()).filter(({ database }) => database === 'cut').length > 1) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return text.toString();
    });
    expect(after).toBe('two');
  });

  test('typing goes on while 4 MB are folded: keys reach the disk meanwhile, and every one is kept', async () => {
    const { page, reload } = stage();
    const outcome = await page.evaluate(async () => {
      const { open } = window.vaultLab;
      const { text, vault } = await open('d', { bytes: Number.MAX_SAFE_INTEGER });
      const notes = Array.from({ length: 4_000 }, (_, at) => `note ${at} ${Math.random()} `.repeat(30));
      for (const note of notes) text.insert(text.length, note);
      await vault.durable();
      let isFolding = true;
      const folding = vault.compact().then((end) => {
        isFolding = false;
        return end.ok;
      });
      let keys = 0;
      let savedMeanwhile = 0;
      while (isFolding) {
        text.insert(text.length, 'k');
        keys += 1;
        // Some keys are waited for and some are not, so that the fold meets both a quiet and a busy log.
        if (keys % 3 === 0) {
          const saved = await vault.durable();
          if (isFolding && saved.ok) savedMeanwhile += 1;
        } else await new Promise((resolve) => setTimeout(resolve, 8));
      }
      const folded = await folding;
      await vault.durable();
      return { folded, keys, savedMeanwhile, text: text.toString() };
    });
    expect(outcome.folded).toBe(true);
    expect(outcome.keys).toBeGreaterThan(1);
    expect(outcome.savedMeanwhile).toBeGreaterThan(0);
    await reload();
    const isEqual = await page.evaluate(
      async (text) => (await window.vaultLab.open('d')).text.toString() === text,
      outcome.text,
    );
    expect(isEqual).toBe(true);
  });
});
