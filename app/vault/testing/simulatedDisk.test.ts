import { expect, test } from 'vitest';
import { documentContract } from './documentContract.ts';
import { pageOn, simulateDisk } from './simulatedDisk.ts';

test.each(documentContract)('over the simulated disk: $title', async ({ run, after }) => {
  let fails = false;
  const disk = simulateDisk(() => ({ delay: 1, fails }));
  const fail = (now: boolean): void => {
    fails = now;
  };
  const page = pageOn(disk, 5);
  await run({ open: page.open, fail });
  page.die();
  await after?.({ open: pageOn(disk, 5).open, fail });
});

test('what was being written when the page died is there whole or not at all', async () => {
  for (const lands of [true, false]) {
    const disk = simulateDisk(() => ({ delay: 50, lands }));
    const page = pageOn(disk, 0);
    const { Doc } = await import('yjs');
    const doc = new Doc();
    await page.open({ name: 'a', doc });
    doc.getText('text').insert(0, 'word');
    await new Promise((resolve) => setTimeout(resolve, 10));
    page.die();
    expect(disk.read('a').getText('text').toString()).toBe(lands ? 'word' : '');
  }
});
