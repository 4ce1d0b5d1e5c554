import { describe, expect, test } from 'vitest';
import { setStage } from './stage.ts';

const stage = setStage();

describe('what was written is there again', () => {
  test('a word, after a reload; Saved is said after it, not before', async () => {
    const { page, reload } = stage();
    const said = await page.evaluate(async () => {
      const { text, vault } = await window.vaultLab.open('d');
      await vault.durable();
      const before = vault.get();
      text.insert(0, 'Bonjour Ada');
      const during = vault.get();
      const written = await vault.durable();
      return { before, during, written: written.ok, after: vault.get() };
    });
    expect(said).toEqual({ before: 'saved', during: 'saving', written: true, after: 'saved' });
    await reload();
    expect(await page.evaluate(async () => (await window.vaultLab.open('d')).text.toString())).toBe('Bonjour Ada');
  });

  test('what the document held before it was opened, and what it was given while opening', async () => {
    const { page, reload } = stage();
    await page.evaluate(async () => {
      const { Y, Secret, random, openDocumentVault } = window.vaultLab;
      const doc = new Y.Doc();
      doc.getText('text').insert(0, 'before ');
      const opening = openDocumentVault({ name: 'd', doc, key: new Secret(new Uint8Array(32).fill(7)), random });
      doc.getText('text').insert(7, 'during');
      const opened = await opening;
      return opened.ok && opened.value.durable();
    });
    await reload();
    expect(await page.evaluate(async () => (await window.vaultLab.open('d')).text.toString())).toBe('before during');
  });

  test('5 MB, equal, folded by a worker', async () => {
    const { page, reload } = stage();
    const workers: string[] = [];
    page.on('worker', (worker) => workers.push(worker.url()));
    const wrote = await page.evaluate(async () => {
      // The page would fold it itself if the worker failed: here it cannot.
      Reflect.deleteProperty(globalThis, 'CompressionStream');
      const { doc, text, vault } = await window.vaultLab.open('big');
      let seed = 1;
      for (let at = 0; at < 500; at += 1) {
        let chunk = '';
        while (chunk.length < 10_486) {
          seed = (seed * 48_271) % 2_147_483_647;
          chunk += `${seed.toString(36)} `;
        }
        text.insert(text.length, chunk.slice(0, 10_486));
      }
      const durable = await vault.durable();
      const compacted = await vault.compact();
      const disk = (await window.vaultLab.readDisk()).reduce((sum, row) => sum + row.bytes.length, 0);
      return { ok: durable.ok && compacted.ok, length: text.length, state: await window.vaultLab.digest(doc), disk };
    });
    expect(wrote.ok).toBe(true);
    expect(workers.length).toBeGreaterThan(0);
    // The text is random words, so deflate has little to win: what matters is that there is one copy.
    expect(wrote.disk).toBeLessThan(0.75 * wrote.length);
    await reload();
    const read = await page.evaluate(async () => {
      const { doc, text } = await window.vaultLab.open('big');
      return { length: text.length, state: await window.vaultLab.digest(doc) };
    });
    expect(read).toEqual({ length: wrote.length, state: wrote.state });
  });

  test('opening again and again writes nothing of what it read', async () => {
    const { page } = stage();
    const counts = await page.evaluate(async () => {
      const { open, readDisk } = window.vaultLab;
      // y-indexeddb puts an empty row of two bytes at every opening.
      const count = async () => (await readDisk()).filter(({ bytes }) => bytes.length > 2).length;
      const first = await open('d');
      first.text.insert(0, 'once');
      await first.vault.close();
      const before = await count();
      for (let at = 0; at < 3; at += 1) {
        const { vault } = await open('d');
        if (vault.get() !== 'saved') throw new Error('opening is no edit');
        await vault.close();
      }
      return [before, await count()];
    });
    expect(counts).toEqual([2, 2]);
  });

  test('two openings of one name: both texts, after any compaction', async () => {
    const { page, reload } = stage();
    await page.evaluate(async () => {
      const one = await window.vaultLab.open('d');
      one.text.insert(0, 'one ');
      const two = await window.vaultLab.open('d');
      if (two.text.toString() !== 'one ') throw new Error('the second opening missed what the first was writing');
      for (let round = 0; round < 10; round += 1) {
        one.text.insert(one.text.length, `a${round} `);
        two.text.insert(two.text.length, `b${round} `);
        await Promise.all([one.vault.compact(), two.vault.compact()]);
      }
      await Promise.all([one.vault.close(), two.vault.close()]);
    });
    await reload();
    const words = await page.evaluate(async () => (await window.vaultLab.open('d')).text.toString().split(' ').sort());
    const rounds = Array.from({ length: 10 }, (_, round) => round);
    const all = ['', 'one', ...rounds.map((round) => `a${round}`), ...rounds.map((round) => `b${round}`)];
    expect(words).toEqual(all.sort());
  });

  test('closing writes what is pending; an opening right behind it finds it', async () => {
    const { page } = stage();
    const found = await page.evaluate(async () => {
      const first = await window.vaultLab.open('d');
      first.text.insert(0, 'last words');
      void first.vault.close();
      return (await window.vaultLab.open('d')).text.toString();
    });
    expect(found).toBe('last words');
  });
});

describe('only sealed bytes', () => {
  test('a planted word is in no row, before and after compaction', async () => {
    const { page } = stage();
    const word = 'Tamarindenbaum';
    const found = await page.evaluate(async (word) => {
      const { text, vault } = await window.vaultLab.open('d');
      for (let at = 0; at < 50; at += 1) {
        text.insert(0, `${word} ${at}\n`);
        await vault.durable();
      }
      const before = await window.vaultLab.finds(word);
      await vault.compact();
      const after = await window.vaultLab.finds(word);
      // The eyes must be able to see it, or they prove nothing.
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('plain');
        request.addEventListener('upgradeneeded', () => {
          request.result.createObjectStore('s').put(new TextEncoder().encode(`x${word}x`), 1);
        });
        request.addEventListener('success', () => resolve(request.result));
      });
      database.close();
      return { before, after, planted: await window.vaultLab.finds(word) };
    }, word);
    expect(found).toEqual({ before: false, after: false, planted: true });
  });

  test('another key opens nothing, and harms nothing', async () => {
    const { page } = stage();
    const outcome = await page.evaluate(async () => {
      const { text, vault } = await window.vaultLab.open('d');
      text.insert(0, 'mine');
      await vault.close();
      const before = JSON.stringify(await window.vaultLab.readDisk());
      const other = await window.vaultLab.open('d', {}, 8).catch((refused: Error) => refused.message);
      const isSame = (await window.vaultLab.readDisk()).some(({ bytes }) => before.includes(JSON.stringify(bytes)));
      return { other, isSame, again: (await window.vaultLab.open('d')).text.toString() };
    });
    expect(outcome).toEqual({ other: 'wrong-key', isSame: true, again: 'mine' });
  });

  test('forgetting leaves no database, and no later edit brings it back', async () => {
    const { page } = stage();
    const outcome = await page.evaluate(async () => {
      const { text, vault } = await window.vaultLab.open('d');
      const second = await window.vaultLab.open('d');
      text.insert(0, 'secret');
      await vault.durable();
      const forgotten = await vault.forget();
      text.insert(0, 'more');
      second.text.insert(0, 'more');
      const ends = [await vault.close(), await second.vault.durable()];
      return { forgotten: forgotten.ok, ends, left: (await indexedDB.databases()).length };
    });
    expect(outcome.forgotten).toBe(true);
    expect(outcome.left).toBe(0);
  });
});
