import { describe, expect, test } from 'vitest';
import { setStage } from './stage.ts';

const stage = setStage();

describe('the disk fails, and the person is told until it does not', () => {
  test('transactions abort while the person types on: nothing is lost, order and all', async () => {
    const { page, reload } = stage();
    const said = await page.evaluate(async () => {
      const { text, vault } = await window.vaultLab.open('d', { batch: 5 });
      const states = new Set<string>();
      vault.subscribe(() => states.add(vault.get()));
      const commit = IDBTransaction.prototype.commit;
      let commits = 0;
      let failures = 0;
      IDBTransaction.prototype.commit = function () {
        commits += 1;
        if (commits % 3 !== 0) return commit.call(this);
        failures += 1;
        return this.abort();
      };
      for (let at = 0; at < 400; at += 1) {
        text.insert(text.length, `${at} `);
        await new Promise((resolve) => setTimeout(resolve, 4));
      }
      IDBTransaction.prototype.commit = commit;
      await window.vaultLab.until(vault, 'saved');
      return { failures, states: [...states], text: text.toString() };
    });
    expect(said.failures).toBeGreaterThan(2);
    expect(said.states).toContain('not-saved');
    await reload();
    expect(await page.evaluate(async () => (await window.vaultLab.open('d')).text.toString())).toBe(said.text);
  });

  test('the browser closes the database under it, data and all: everything is written again', async () => {
    const { page, site, reload, devtools } = stage();
    const session = await devtools();
    await page.evaluate(async () => {
      const { text, vault } = await window.vaultLab.open('d');
      text.insert(0, 'long ago ');
      await vault.durable();
    });
    const storageTypes = 'indexeddb';
    await session.send('Storage.clearDataForOrigin', { origin: new URL(site.address).origin, storageTypes });
    await page.evaluate(async () => {
      const { text, vault } = window.vaultLab.take('d');
      text.insert(text.length, 'and now');
      while (!(await vault.durable()).ok) await new Promise((resolve) => setTimeout(resolve, 50));
    });
    await reload();
    expect(await page.evaluate(async () => (await window.vaultLab.open('d')).text.toString())).toBe('long ago and now');
  });

  test('another connection upgrades the database: it lets go, and comes back', async () => {
    const { page, reload } = stage();
    await page.evaluate(async () => {
      const { text, vault } = await window.vaultLab.open('d');
      text.insert(0, 'before ');
      await vault.durable();
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('d', 2);
        request.addEventListener('success', () => resolve(request.result.close()));
        request.addEventListener('error', () => reject(request.error));
      });
      text.insert(text.length, 'after');
      while (!(await vault.durable()).ok) await new Promise((resolve) => setTimeout(resolve, 50));
    });
    await reload();
    expect(await page.evaluate(async () => (await window.vaultLab.open('d')).text.toString())).toBe('before after');
  });
});

describe('damage costs what it hit, and is said', () => {
  /** Six entries that do not depend on each other, as six devices would have written them. Row 4 holds the second. */
  async function writeSix() {
    await stage().page.evaluate(async () => {
      const { Y, open } = window.vaultLab;
      const { doc, vault } = await open('d');
      for (let at = 0; at < 6; at += 1) {
        const other = new Y.Doc();
        other.getMap('words').set(`word${at}`, at);
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
        await vault.durable();
      }
      await vault.close();
    });
  }

  async function readWords() {
    return stage().page.evaluate(async () => {
      const { doc, vault } = await window.vaultLab.open('d');
      return { words: Object.keys(doc.getMap('words').toJSON()).sort().join(' '), damaged: vault.damaged };
    });
  }

  const five = 'word0 word2 word3 word4 word5';

  test('a sealed entry is damaged: the others are there, it is said at every opening, nothing is deleted', async () => {
    await writeSix();
    const { page, reload } = stage();
    await page.evaluate(() =>
      window.vaultLab.changeRow('d', 4, (row) => {
        const at = row.length - 30;
        row[at] = (row[at] ?? 0) ^ 1;
        return row;
      }),
    );
    await reload();
    expect(await readWords()).toEqual({ words: five, damaged: [{ tag: 'damaged', at: 2 }] });
    await reload();
    expect((await readWords()).damaged).toHaveLength(1);
  });

  test('a row is beyond reading: the entries after it are there, and the row is kept aside', async () => {
    await writeSix();
    const { page, reload } = stage();
    await page.evaluate(() => window.vaultLab.changeRow('d', 4, () => new Uint8Array(40).fill(255)));
    await page.evaluate(() => window.vaultLab.faults.splice(0));
    await reload();
    expect(await readWords()).toEqual({ words: five, damaged: [{ tag: 'damaged', at: 4 }] });
    // y-indexeddb itself cannot be kept from throwing on such a row; that one rejection is expected.
    expect(await page.evaluate(() => window.vaultLab.faults.splice(0).length)).toBe(1);
    const aside = await page.evaluate(async () =>
      (await window.vaultLab.readDisk()).filter(({ store }) => store === 'custom').map(({ key }) => key),
    );
    expect(aside).toEqual(['damaged-4']);
    await reload();
    expect((await readWords()).words).toBe(five);
  });

  test('a damaged vault is still written to and compacted, without the damaged entry being touched', async () => {
    await writeSix();
    const { page, reload } = stage();
    await page.evaluate(async () => {
      const { changeRow, open } = window.vaultLab;
      await changeRow('d', 4, (row) => row.map((byte, at) => (at === row.length - 30 ? byte ^ 1 : byte)));
      const { doc, vault } = await open('d');
      doc.getMap('words').set('later', true);
      if (!(await vault.compact()).ok) throw new Error('not compacted');
    });
    await reload();
    expect(await readWords()).toEqual({
      words: `later ${five}`,
      damaged: [{ tag: 'damaged', at: expect.any(Number) }],
    });
  });

  test('an entry of a newer app: nothing is opened, nothing is written', async () => {
    await writeSix();
    const { page, reload } = stage();
    // The first entry is the empty one, 75 bytes before the delete set: its first byte is the version.
    await page.evaluate(() =>
      window.vaultLab.changeRow('d', 2, (row) => row.map((byte, at) => (at === row.length - 76 ? 99 : byte))),
    );
    await reload();
    const refused = await page.evaluate(() => window.vaultLab.open('d').catch((error: Error) => error.message));
    expect(refused).toBe('newer-version');
  });
});
