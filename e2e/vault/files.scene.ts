/** The file store over real IndexedDB: its contract, a disk that is full, and a database the browser took away. */
import { expect, test } from 'vitest';
import { fileContract } from '../../app/vault/testing/fileContract.ts';
import { setStage } from './stage.ts';

const stage = setStage();
const MB = 1_000_000;

test.each(fileContract.map(({ title }) => title))('over IndexedDB: %s', async (title) => {
  await stage().page.evaluate((name) => window.vaultLab.runFileContract(name), title);
});

test('a full disk is said as a value, loses nothing, and the file goes on once there is room', async () => {
  const { page, site, devtools } = stage();
  const control = await devtools();
  const origin = new URL(site.address).origin;
  await control.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 6 * MB });
  const full = await page.evaluate(async () => {
    const { openFiles, sampleFile, open } = window.vaultLab;
    const note = await open('note');
    note.text.insert(0, 'written before');
    await note.vault.durable();
    const store = await openFiles('files');
    const file = await sampleFile(8_000_000);
    await store.begin(file.id, file.outline.size, 'wanted');
    await store.outline(file.id, file.outline);
    let said = '';
    for (const [at, piece] of file.pieces.entries()) {
      const kept = await store.append(file.id, at, piece);
      if (kept.ok) continue;
      said = kept.error.tag;
      break;
    }
    // There is room again for what people write.
    note.text.insert(0, 'and after, ');
    const saved = (await note.vault.durable()).ok;
    return { said, saved, here: store.get(file.id)?.pieces.size ?? 0, of: file.pieces.length };
  });
  expect(full.said).toBe('disk-full');
  expect(full.saved).toBe(true);
  expect(full.here).toBeGreaterThan(0);
  expect(full.here).toBeLessThan(full.of);

  await stage().reload();
  await control.send('Storage.overrideQuotaForOrigin', { origin });
  const after = await page.evaluate(async () => {
    const { openFiles, sampleFile, open } = window.vaultLab;
    const { text } = await open('note');
    const store = await openFiles('files');
    const file = await sampleFile(8_000_000);
    const here = store.get(file.id)?.pieces.size;
    for (const [at, piece] of file.pieces.entries()) await store.append(file.id, at, piece);
    let same = true;
    for (const [at, piece] of file.pieces.entries()) {
      const read = await store.read(file.id, at);
      same &&= read.ok && read.value.every((byte, i) => byte === piece[i]);
    }
    return { note: text.toString(), here, complete: store.get(file.id)?.complete, same };
  });
  expect(after).toEqual({ note: 'and after, written before', here: full.here, complete: true, same: true });
});

test('a database that another connection takes away is opened again by the next move', async () => {
  const result = await stage().page.evaluate(async () => {
    const { openFiles, sampleFile } = window.vaultLab;
    const store = await openFiles('files');
    const file = await sampleFile(100);
    await store.begin(file.id, 100, 'made');
    // An upgrade asks every other connection to close, as a deletion does.
    await new Promise((resolve) => {
      const upgrade = indexedDB.open('files', 2);
      upgrade.addEventListener('success', () => resolve(upgrade.result.close()));
    });
    return (await store.outline(file.id, file.outline)).ok;
  });
  expect(result).toBe(true);
});
