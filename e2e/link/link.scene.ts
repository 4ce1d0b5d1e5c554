import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkContract } from '../../app/peer/testing/linkContract.ts';
import { type Lab, openLab } from './lab.ts';

let lab: Lab;
let page: Page;

beforeAll(async () => {
  lab = await openLab();
  page = await lab.page('ours');
});

afterAll(async () => {
  expect(lab.errors).toEqual([]);
  await lab.close();
});

describe('two Links of one workspace', () => {
  test.each([
    { latency: 0, initiators: [true, false] as const },
    { latency: 100, initiators: [true, true] as const },
    { latency: 100, initiators: [false, true] as const },
  ])('meet, prove themselves, and agree who leads: %o', async (options) => {
    const met = await page.evaluate((given) => window.lab.meet(given), options);
    expect(met.count).toEqual([1, 1]);
    expect([...met.leads].sort()).toEqual([false, true]);
    expect(met.took).toBeLessThan(4_000);
  });

  test('carry 5 MB in frames of 16 KB, and let a keystroke overtake it', async () => {
    const carried = await page.evaluate(() => window.lab.carry(5 * 1024 * 1024));
    expect(carried.same).toBe(true);
    expect(carried.largestFrame).toBe(16 * 1024);
    expect(carried.rootAt).toBe(0);
    expect(carried.queued).toBeGreaterThan(4 * 1024 * 1024);
    expect(carried.afterDrain).toBeLessThanOrEqual(256 * 1024);
    expect(carried.meter[1]?.received).toBeGreaterThan(5 * 1024 * 1024);
    expect(carried.meter[1]?.sent).toBeLessThan(0.02 * 5 * 1024 * 1024);
  });
});

describe('the contract of a link, over real WebRTC', () => {
  test.each(linkContract.map(({ title }) => title))('%s', async (title) => {
    await page.evaluate((name) => window.lab.contract(name), title);
  });
});

describe('what breaks is repaired', () => {
  test.each([
    { drop: 'one', latency: 0 },
    { drop: 'other', latency: 100 },
    { drop: 'both', latency: 0 },
    { drop: 'both', latency: 100 },
  ] as const)('twenty drops, each within 5 s: %o', async ({ drop, latency }) => {
    const took = await page.evaluate(([which, delay]) => window.lab.repair(20, which, delay), [drop, latency] as const);
    expect(took).toHaveLength(20);
    expect(Math.max(...took)).toBeLessThan(5_000);
  });

  test('a connection that dies in the browser, told by nobody', async () => {
    const cut = await page.evaluate(() => window.lab.cutOnce());
    expect(cut.found).toBe(true);
    expect(cut.took).toBeLessThan(10_000);
  });
});

describe('who may not enter gets no byte', () => {
  // A hi, a proof and a welcome at most: 64 bytes of signature and a certificate each way.
  const proofBytes = 400;

  test.each([
    { why: 'not-a-member', options: { names: ['ada', 'cleo'] as const } },
    { why: 'not-a-member', options: { uncertified: true } },
  ])('a refused device is left waiting and cannot make us spin: %o', async ({ why, options }) => {
    const seen = await page.evaluate((given) => window.lab.refuse(given), options);
    expect(seen.refused[0]).toEqual([why]);
    expect(seen.proven[0]).toBe(0);
    expect(seen.data).toBe(0);
    expect(seen.sentSizes.every((size) => size <= proofBytes)).toBe(true);
    expect(seen.connections).toBeLessThanOrEqual(3);
    expect(seen.destroyed).toBe(false);
  });
});
