/** A device of this person taken out of everything: written down first, and gone on with wherever it was cut short. */
import { err, ok, type Result } from '../../crypto/result.ts';
import type { Core } from './core.ts';
import type { Directs } from './direct.ts';
import type { Epochs } from './epochs.ts';
import type { Joining } from './joining.ts';
import { shareKeys } from './keys.ts';
import type { Offices } from './offices.ts';
import type { OwnDevices } from './ownDevices.ts';
import type { Spaces } from './spaces.ts';
import type { SessionError } from './types.ts';

interface RemovingInput {
  readonly core: Core;
  readonly own: Result<Pick<OwnDevices, 'epochs'>, SessionError>;
  readonly directs: Pick<Directs, 'renew'>;
  readonly joining: Pick<Joining, 'renew'>;
  readonly spaces: Pick<Spaces, 'everyOne' | 'running'>;
  readonly offices: Pick<Offices, 'running'>;
}

export interface Removing {
  /** What a crash or a full disk cuts short is done at the next opening, and in spaces still to come. */
  removeDevice(device: string): Promise<Result<void, SessionError>>;
  /** Whatever a removed device can still read moves on without it. */
  moveOn(): Promise<Result<void, SessionError>>;
}

export function openRemoving({ core, own, directs, joining, spaces, offices }: RemovingInput): Removing {
  const { self } = core;

  async function takeOut(epochs: Pick<Epochs, 'remove' | 'admits'>): Promise<Result<void, SessionError>> {
    const there = [...self.removed.keys()].filter((device) => epochs.admits(core.me, device));
    return there.length === 0 ? ok(undefined) : epochs.remove(there);
  }

  async function moveOn(): Promise<Result<void, SessionError>> {
    // Told of its own removal, a device declares nothing: an epoch of its making would shut out whom it has not met.
    if (self.removed.size === 0 || !own.ok || self.removed.has(core.deviceId)) return ok(undefined);
    // The devices' own room first: what they keep for each other is then sealed under a secret the removed one never gets.
    const moved = await takeOut(own.value.epochs);
    if (!moved.ok) return moved;
    for (const device of self.removed.keys()) self.devices.delete(device);
    for (const renewed of [await directs.renew(), await joining.renew()]) if (!renewed.ok) return renewed;
    for (const one of await spaces.running()) {
      // A space whose partner has never been there would move on without them.
      if (!one.hasMet()) continue;
      const left = await takeOut(one.epochs);
      if (!left.ok) return left;
    }
    for (const { team } of await offices.running()) {
      const shared = team.epochs();
      const left = shared === null ? ok(undefined) : await takeOut(shared);
      if (!left.ok) return left;
    }
    await shareKeys(core);
    return (await core.documents.flush()) ? ok(undefined) : err({ tag: 'not-saved' });
  }

  return {
    moveOn,
    async removeDevice(device) {
      if (!own.ok) return own;
      if (device === core.deviceId || !self.devices.has(device)) return err({ tag: 'not-found' });
      self.removed.set(device, core.clock());
      if (!(await core.documents.flush())) return err({ tag: 'not-saved' });
      // Also out of those that sleep, each of which sleeps no more: its secret is another one from now on.
      await spaces.everyOne();
      return moveOn();
    },
  };
}
