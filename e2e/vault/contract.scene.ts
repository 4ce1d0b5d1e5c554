/** A document's vault over real IndexedDB: the contract that the storm's disk in memory keeps as well. */
import { test } from 'vitest';
import { documentContract } from '../../app/vault/testing/documentContract.ts';
import { setStage } from './stage.ts';

const stage = setStage();

test.each(documentContract.map(({ title }) => title))('over IndexedDB: %s', async (title) => {
  const { page, reload } = stage();
  await page.evaluate((name) => window.vaultLab.runDocumentContract(name, 'run'), title);
  await reload();
  await page.evaluate((name) => window.vaultLab.runDocumentContract(name, 'after'), title);
});
