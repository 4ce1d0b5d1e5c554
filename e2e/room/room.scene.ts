/** Ada and Ben, two profiles of a real Chromium, the real signalling server between them. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Lab, openLab } from './lab.ts';

let lab: Lab;
let ada: Page;
let ben: Page;

beforeAll(async () => {
  lab = await openLab();
});
afterAll(async () => {
  await lab?.close();
});
beforeEach(async () => {
  ada = await lab.enter({ name: 'ada', documents: ['page 1'] });
  ben = await lab.enter({ name: 'ben', documents: ['page 1'] });
});
afterEach(async () => {
  await lab.closePages();
  expect(lab.errors.splice(0)).toEqual([]);
});

const both = <T>(job: (page: Page) => Promise<T>): Promise<T[]> => Promise.all([job(ada), job(ben)]);
const direct = () => both((page) => page.evaluate(() => window.room.reached('direct')));

describe('two people meet', () => {
  test('what one writes is on the other disk, and said so only then; presence has a proven person', async () => {
    await direct();
    await ada.evaluate(() => window.room.write('page 1', 'Bonjour Ben.'));
    await ben.evaluate(() => window.room.reads('page 1', 'Bonjour Ben.'));
    await ada.evaluate(() => window.room.delivered('page 1'));
    expect(await both((page) => page.evaluate(() => window.room.present().length))).toEqual([1, 1]);
    expect(await ada.evaluate(() => window.room.isPresent('ben'))).toBe(true);

    await ben.evaluate(() => window.room.presence.say('here'));
    await ada.waitForFunction(() => window.room.presence.heard().some(({ word }) => word === 'here'));
    const heard = await ada.evaluate(() => window.room.presence.heard());
    expect(heard).toHaveLength(1);
    expect(heard[0]?.person).not.toBeNull();

    await ada.evaluate(() => window.room.root.set('mode', 'private-pair'));
    await ben.waitForFunction(() => window.room.root.get('mode') === 'private-pair');
  });
});

describe('apart and together', () => {
  test('both write while the server is down, one deletes; after its restart and a drop all is equal', async () => {
    await direct();
    await ada.evaluate(() => window.room.write('page 1', 'First. '));
    await ada.evaluate(() => window.room.delivered('page 1'));
    await lab.stopServer();
    // The link needs no server.
    await ben.evaluate(() => window.room.write('page 1', 'Second. '));
    await ada.evaluate(() => window.room.reads('page 1', 'Second.'));
    await ben.evaluate(() => window.room.delivered('page 1'));
    // Now nothing connects them.
    await both((page) => page.evaluate(() => window.room.drop()));
    await both((page) => page.waitForFunction(() => window.room.state() === 'offline'));
    await ada.evaluate(() => window.room.erase('page 1'));
    await ben.evaluate(() => window.room.write('page 1', 'Third. '));
    expect(await both((page) => page.evaluate(() => window.room.complete('page 1')))).toEqual([false, false]);
    await lab.startServer();
    await ada.evaluate(() => window.room.reads('page 1', 'Third.'));
    await both((page) => page.evaluate(() => window.room.delivered('page 1')));
    await direct();
    expect(await both((page) => page.evaluate(() => window.room.read('page 1')))).toEqual(['Third. ', 'Third. ']);
    const [a, b] = await both((page) => page.evaluate(() => window.room.state64('page 1')));
    expect(a).toBe(b);
  });

  test('a page added on one side is fetched by the other once it knows of it', async () => {
    await direct();
    await ada.evaluate(() => window.room.add('page 2'));
    await ada.evaluate(() => window.room.write('page 2', 'A new page.'));
    // Ben does not know it yet: it is refused, and nothing breaks.
    await ada.evaluate(() => window.room.write('page 1', 'See page 2.'));
    await ben.evaluate(() => window.room.reads('page 1', 'See page 2.'));
    await ben.evaluate(() => window.room.add('page 2'));
    await ben.evaluate(() => window.room.reads('page 2', 'A new page.'));
    await ada.evaluate(() => window.room.delivered('page 2'));
  });

  test('5 MB written before they met reach the other disk', async () => {
    await direct();
    await both((page) => page.evaluate(() => window.room.drop()));
    await ada.evaluate(() => window.room.fill('page 1', 5 * 1024 * 1024));
    await ada.evaluate(() => window.room.delivered('page 1'));
    const [a, b] = await both((page) => page.evaluate(() => window.room.state64('page 1')));
    expect(a).toBe(b);
  });

  test('a reload of one side: found again, its ghost gone, what was delivered still known as such', async () => {
    await direct();
    await ada.evaluate(() => window.room.write('page 1', 'Kept.'));
    await ada.evaluate(() => window.room.delivered('page 1'));
    await ada.reload();
    await ada.waitForFunction(() => window.room !== undefined);
    await ada.evaluate((url) => window.room.open({ name: 'ada', documents: ['page 1'], url }), lab.url);
    await direct();
    expect(await ada.evaluate(() => window.room.read('page 1'))).toBe('Kept.');
    await ada.evaluate(() => window.room.delivered('page 1'));
    expect(await ben.evaluate(() => window.room.present().length)).toBe(1);
  });
});

describe('leaving', () => {
  test('is seen at once by the other, and the room can be entered again in the same page', async () => {
    await direct();
    await ada.evaluate(() => window.room.presence.say('Ada'));
    await ben.waitForFunction(() => window.room.presence.heard().length === 1);
    for (const word of ['once', 'twice']) {
      await ada.evaluate(() => window.room.leave());
      await ben.waitForFunction(() => window.room.present().length === 0 && window.room.presence.heard().length === 0, {
        timeout: 2_000,
      });
      await ada.evaluate(() => window.room.enterAgain());
      await direct();
      await ada.evaluate((written) => window.room.repaired('page 1', written), word);
      await ben.evaluate((written) => window.room.reads('page 1', written), word);
    }
    expect(await ben.evaluate(() => window.room.present().length)).toBe(1);
  });
});

describe('what breaks is repaired', () => {
  test.each(['one', 'other', 'both'] as const)('twenty drops of %s side, each within 5 s', async (which) => {
    await direct();
    const took: number[] = [];
    for (let turn = 0; turn < 20; turn += 1) {
      const cut = which === 'one' ? [ada] : which === 'other' ? [ben] : [ada, ben];
      await Promise.all(cut.map((page) => page.evaluate(() => window.room.drop())));
      const word = `${turn} `;
      took.push(await ada.evaluate((written) => window.room.repaired('page 1', written), word));
      await ben.evaluate((written) => window.room.reads('page 1', written), word);
    }
    expect(Math.max(...took), took.map(Math.round).join(' ')).toBeLessThan(5_000);
  });
});
