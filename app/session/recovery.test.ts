import fc from 'fast-check';
import { expect, test } from 'vitest';
import { err, ok } from '../../crypto/result.ts';
import type { InvitationId, WorkspaceId } from '../model/brand.ts';
import { KEY } from './core.ts';
import { aDevice } from './deviceSample.ts';
import { type Becoming, isUnattached, recoveryFile, restoreFromFile } from './recovery.ts';
import type { KeptDirect } from './self.ts';

const PASSPHRASE = 'four plain words here';
const HEAD = new TextEncoder().encode('binome-recovery\x01');

test('a recovery file brings its person back, with their passphrase alone', async () => {
  const old = aDevice('computer');
  old.self.profile.set('name', 'Ben');
  const file = await recoveryFile(old, PASSPHRASE);
  const fresh = aDevice('phone');
  expect(await restoreFromFile(fresh, file, 'another one')).toEqual({ ok: false, error: { tag: 'wrong-passphrase' } });
  expect(fresh.keyring.names()).toEqual([]);
  expect(await restoreFromFile(fresh, file, PASSPHRASE)).toEqual({ ok: true, value: undefined });
  expect(fresh.keyring.get(KEY.person)?.reveal()).toEqual(old.seed.reveal());
  expect(fresh.self.profile.get('name')).toBe('Ben');
}, 60_000);

test('any other bytes are said to be none, before a passphrase is stretched for them', async () => {
  const fresh = aDevice('phone');
  const none = { ok: false, error: { tag: 'not-a-recovery-file' } };
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      expect(await restoreFromFile(fresh, bytes, PASSPHRASE)).toEqual(none);
    }),
  );
  for (let length = 0; length <= HEAD.length + 16; length += 1) {
    const cut = new Uint8Array(length);
    cut.set(HEAD.subarray(0, length));
    expect(await restoreFromFile(fresh, cut, PASSPHRASE)).toEqual(none);
  }
  const huge = new Uint8Array(33 * 1024 * 1024);
  huge.set(HEAD);
  expect(await restoreFromFile(fresh, huge, PASSPHRASE)).toEqual(none);
});

test('one changed or cut anywhere behind its head keeps nothing on this device', async () => {
  const file = await recoveryFile(aDevice('computer'), PASSPHRASE);
  const fresh = aDevice('phone');
  for (const changed of [
    file.with(20, (file[20] ?? 0) ^ 1),
    file.with(40, (file[40] ?? 0) ^ 1),
    file.with(file.length - 1, (file.at(-1) ?? 0) ^ 1),
    file.subarray(0, file.length - 1),
    file.subarray(0, 33),
  ])
    expect(await restoreFromFile(fresh, changed, PASSPHRASE)).toEqual({
      ok: false,
      error: { tag: 'wrong-passphrase' },
    });
  expect(fresh.keyring.names()).toEqual([]);
}, 60_000);

const SPACE = 'a space' as WorkspaceId; // No test looks into it.
const INVITED = 'an invitation' as InvitationId; // Neither into this.
const direct = (over: Partial<KeptDirect>): KeptDirect => ({
  ...{ role: 'inviter', code: new Uint8Array(16), offer: new Uint8Array(), reply: null },
  ...{ stage: 'open', workspace: null, letter: null },
  ...over,
});

test('whoever looked at the example first, or took an invitation back, can still come back', async () => {
  const old = aDevice('computer');
  const file = await recoveryFile(old, PASSPHRASE);
  const fresh = aDevice('phone');
  fresh.self.workspaces.set(SPACE, { id: SPACE, invitation: INVITED, since: 1, example: true });
  fresh.self.directs.set(INVITED, direct({ stage: 'joined', workspace: SPACE }));
  fresh.self.directs.set('another', direct({ stage: 'cancelled' }));
  expect(isUnattached(fresh.self)).toBe(true);
  let forgot = 0;
  // What could not be taken off is said, and this device is still nobody's.
  const full: Becoming = { ...fresh, forgetExamples: async () => err({ tag: 'not-saved' }) };
  expect(await restoreFromFile(full, file, PASSPHRASE)).toEqual({ ok: false, error: { tag: 'not-saved' } });
  expect(fresh.keyring.names()).toEqual([]);
  const clean: Becoming = {
    ...fresh,
    async forgetExamples() {
      forgot += 1;
      fresh.self.workspaces.clear();
      return ok(undefined);
    },
  };
  expect(await restoreFromFile(clean, file, PASSPHRASE)).toEqual({ ok: true, value: undefined });
  expect(forgot).toBe(1);
  expect(fresh.keyring.get(KEY.person)?.reveal()).toEqual(old.seed.reveal());
  expect([...fresh.self.directs.keys()]).toEqual([]);
}, 60_000);

test('whoever invited somebody, or met anybody, is somebody already', async () => {
  for (const attach of [
    (self: ReturnType<typeof aDevice>['self']) => self.directs.set(INVITED, direct({})),
    // The server does not know yet that it was taken back.
    (self: ReturnType<typeof aDevice>['self']) =>
      self.directs.set(INVITED, direct({ stage: 'cancelled', letter: { to: 'offer', bytes: new Uint8Array() } })),
    (self: ReturnType<typeof aDevice>['self']) => self.workspaces.set(SPACE, { id: SPACE, invitation: null, since: 1 }),
  ]) {
    const { self } = aDevice('phone');
    attach(self);
    expect(isUnattached(self)).toBe(false);
  }
});
