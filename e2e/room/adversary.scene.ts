/** Somebody who should not be there: refused before a byte of a document is sent. Or somebody who only disturbs. */

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Lab, openLab } from './lab.ts';
import { openMallory } from './mallory.ts';

let lab: Lab;

beforeAll(async () => {
  lab = await openLab();
});
afterAll(async () => {
  await lab?.close();
});
afterEach(async () => {
  await lab.closePages();
  expect(lab.errors.splice(0)).toEqual([]);
});

const SECRET = 'Only for Ben.';
/** Hello, proof and refusal, a few times over; the page alone would be more. */
const HANDSHAKES = 4_096;

test('a device that knows the topic but not the secret of introductions is not even met', async () => {
  const ada = await lab.enter({ name: 'ada', documents: ['page 1'] });
  await ada.evaluate((words) => window.room.write('page 1', words), SECRET.repeat(1_000));
  const cleo = await lab.enter({ name: 'cleo', documents: ['page 1'], onlyTopic: true, members: ['ada', 'cleo'] });
  // Ben comes after her: once he is there, her introductions have long been read, and refused.
  const ben = await lab.enter({ name: 'ben', documents: ['page 1'] });
  await ben.evaluate((words) => window.room.reads('page 1', words), SECRET);
  await cleo.waitForFunction(() => window.room.server() === 'connected');
  expect(await cleo.evaluate(() => window.room.state())).toBe('searching');
  expect(await cleo.evaluate(() => window.room.sent())).toBe(0);
  expect(await cleo.evaluate(() => window.room.read('page 1'))).toBe('');
  expect(await ada.evaluate(() => window.room.problems())).toEqual([]);
  expect(await ada.evaluate(() => window.room.present().length)).toBe(1);
});

test('[F40] a device that knows the secret, certified by somebody who is no member, is refused before a document', async () => {
  const ada = await lab.enter({ name: 'ada', documents: ['page 1'] });
  await ada.evaluate((words) => window.room.write('page 1', words), SECRET.repeat(1_000));
  const cleo = await lab.enter({ name: 'cleo', documents: ['page 1'], members: ['ada', 'cleo'] });
  await ada.waitForFunction(() => window.room.problems().includes('not-a-member'));
  expect(await ada.evaluate(() => window.room.sent())).toBeLessThan(HANDSHAKES);
  // Ben, who is one, is let in beside her.
  const ben = await lab.enter({ name: 'ben', documents: ['page 1'] });
  await ben.evaluate((words) => window.room.reads('page 1', words), SECRET);
  expect(await cleo.evaluate(() => window.room.read('page 1'))).toBe('');
  expect(await cleo.evaluate(() => window.room.asked().length)).toBe(1);
  expect(await cleo.evaluate(() => window.room.present())).toEqual([]);
  expect(await ada.evaluate(() => window.room.isPresent('cleo'))).toBe(false);
});

test('garbage, repeats, forged and malformed introductions on the topic: nothing breaks, and drops are still repaired', async () => {
  const mallory = await openMallory(lab.url);
  const ada = await lab.enter({ name: 'ada', documents: ['page 1'] });
  const ben = await lab.enter({ name: 'ben', documents: ['page 1'] });
  await Promise.all([ada, ben].map((page) => page.evaluate(() => window.room.reached('direct'))));
  expect(mallory.recorded.length).toBeGreaterThan(3);

  for (let turn = 0; turn < 5; turn += 1) {
    mallory.disturb(turn);
    await ada.evaluate(() => window.room.drop());
    const took = await ada.evaluate((word) => window.room.repaired('page 1', word), `${turn} `);
    expect(took).toBeLessThan(5_000);
    await ben.evaluate((word) => window.room.reads('page 1', word), `${turn} `);
  }
  expect(await ada.evaluate(() => window.room.present().length)).toBe(1);
  mallory.close();
});
