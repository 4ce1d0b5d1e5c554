import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { postpone, SPACING, wayBackOf } from './reminders.ts';
import { selfOf } from './self.ts';

const met = (now: number) => {
  const self = selfOf(new Y.Doc());
  self.doc.getMap('workspaces').set('w', { id: 'w', invitation: 'i', other: 'o', since: now });
  return self;
};

test('[R10] nobody is reminded before there is something to lose', () => {
  expect(wayBackOf(selfOf(new Y.Doc()), 1e12).due).toBe(false);
});

test('[R10] the reminders come after 12 hours, then 1, 3, 7 and 14 days after each "later", and end', () => {
  const self = met(0);
  let now = 0;
  expect(SPACING.map((wait) => wait / 3_600_000)).toEqual([12, 24, 72, 168, 336]);
  for (const wait of SPACING) {
    expect(wayBackOf(self, now + wait - 1).due).toBe(false);
    expect(wayBackOf(self, now + wait).due).toBe(true);
    now += wait;
    postpone(self, now);
  }
  expect(wayBackOf(self, now + 1e12).due).toBe(false);
});

test('[R10] words, a file or a second device end them', () => {
  for (const key of ['phraseKept', 'fileKept']) {
    const self = met(0);
    self.profile.set(key, '5');
    expect(wayBackOf(self, 1e12).due).toBe(false);
  }
  const self = met(0);
  for (const device of ['a', 'b']) self.devices.set(device, { certificate: new Uint8Array(), name: device, since: 0 });
  expect(wayBackOf(self, 1e12)).toEqual({ phrase: null, file: null, devices: 1, partners: 0, due: false });
});

test('[R10] a share ends them once a partner holds it, and not before', () => {
  const self = met(0);
  const share = { id: 'x', share: new Uint8Array(122), at: 1, held: null };
  self.shares.set('w', share);
  expect(wayBackOf(self, 1e12).due).toBe(true);
  self.shares.set('w', { ...share, held: 2 });
  expect(wayBackOf(self, 1e12)).toMatchObject({ partners: 1, due: false });
});
