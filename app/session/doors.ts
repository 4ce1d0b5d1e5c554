/**
 * The doors of circles, on both sides: whoever said yes is let in and given the way, and whoever waits takes it.
 */
import { hash, toText } from '../../crypto/index.ts';
import type { Result } from '../../crypto/result.ts';
import type { InvitationId, WorkspaceId } from '../model/brand.ts';
import { parseInvitationId } from '../model/ids.ts';
import type { RosterEntry } from '../model/roster.ts';
import { doorOf, guestOf, sealWelcome, takeWelcome } from './circleDoor.ts';
import type { Core } from './core.ts';
import { openedOf } from './directKept.ts';
import type { Epoch } from './epoch.ts';
import { retrying } from './retry.ts';
import type { SessionError } from './types.ts';

/** As long as another epoch may still turn up that was made at the same time. */
const OPEN_FOR = 30 * 24 * 3_600_000;

export interface Admitted {
  readonly epoch: Epoch;
  /** Of the circle. */
  readonly name: string;
  /** The guest's device has been there. */
  readonly hasCome: boolean;
}

export interface DoorsOptions {
  readonly core: Core;
  /** `isKnown`: they were let in before, and are not let in anew. Null: they are in it no more. */
  readonly admit: (
    circle: WorkspaceId,
    guest: RosterEntry,
    device: string,
    isKnown: boolean,
  ) => Promise<Result<Admitted | null, SessionError>>;
  /** This person is in that circle now, or in it anew. */
  readonly onIn: (circle: WorkspaceId) => void;
}

export interface Doors {
  /** Something changed: a yes came in, a circle moved, the app was opened. */
  look(): void;
  close(): void;
}

export function openDoors({ core, admit, onIn }: DoorsOptions): Doors {
  const { self, server } = core;
  const waiting = new Map<InvitationId, () => void>();

  const letIn = retrying(async () => {
    let isDone = true;
    let isChanged = false;
    for (const [id, kept] of self.directs) {
      const { circle } = kept;
      const read = circle === undefined || kept.stage === 'open' || kept.stage === 'cancelled' ? null : openedOf(kept);
      const device = read?.reply?.reply.device;
      if (circle === undefined || !read?.reply || device === undefined) continue;
      // Let in once, they are given the way as often as it changes, and are not let in anew.
      const isKnown = kept.welcome !== undefined || kept.stage === 'joined';
      if (isKnown && core.clock() > read.reply.reply.at + OPEN_FOR) continue;
      const admitted = await admit(circle, guestOf(read.offer, read.reply), device, isKnown);
      const now = self.directs.get(id);
      if (!admitted.ok || now === undefined) {
        // A circle that is full stays so: asked again when somebody has gone.
        isDone &&= !admitted.ok && admitted.error.tag === 'circle-full';
        continue;
      }
      if (admitted.value === null) continue;
      const { epoch, name, hasCome } = admitted.value;
      // By its record, since two made at once bear the same number.
      const record = toText(hash(epoch.record ?? new Uint8Array()));
      const isNew = now.welcome?.epoch !== record;
      if (!isNew && (now.stage === 'joined' || !hasCome)) continue;
      isChanged = true;
      const letter = hasCome ? null : sealWelcome(core.random, read.reply, { place: circle, name }, epoch);
      self.directs.set(id, { ...now, stage: hasCome ? 'joined' : now.stage, welcome: { epoch: record, letter } });
    }
    const saved = !isChanged || (await core.documents.flush());
    return (await handOver()) && saved && isDone;
  });

  /** False: some of it waits for the server. */
  async function handOver(): Promise<boolean> {
    if (server.get() !== 'connected') return true;
    let isDone = true;
    for (const [id, kept] of self.directs) {
      const reply = kept.welcome?.letter ? openedOf(kept)?.reply : null;
      const door = reply ? doorOf(reply) : null;
      if (!kept.welcome?.letter || door === null) continue;
      const { letter, epoch } = kept.welcome;
      const deposited = await server.deposit({ to: toText(door.publicKey), bytes: letter, from: door });
      isDone &&= deposited.ok;
      const now = self.directs.get(id);
      if (deposited.ok && now?.welcome?.epoch === epoch) {
        self.directs.set(id, { ...now, welcome: { epoch, letter: null } });
      }
    }
    return isDone;
  }

  function listen(): void {
    for (const [key, kept] of self.directs) {
      const id = parseInvitationId(key);
      if (!id.ok || waiting.has(id.value) || kept.role !== 'invited') continue;
      const read = openedOf(kept);
      const door = read?.offer.offer.circle && read.reply ? doorOf(read.reply) : null;
      if (!read?.reply || !door || core.clock() > read.reply.reply.at + OPEN_FOR) continue;
      const { offer } = read;
      waiting.set(
        id.value,
        server.collect(door, async ({ bytes }) => {
          const now = self.directs.get(id.value);
          const taken = now && (await takeWelcome(core, offer, now, bytes));
          if (taken?.ok && taken.value !== null) onIn(taken.value);
          return taken?.ok ?? true;
        }),
      );
    }
  }

  const stopServer = server.subscribe(() => void letIn.now());

  return {
    look() {
      listen();
      void letIn.now();
    },
    close() {
      stopServer();
      letIn.stop();
      for (const stop of waiting.values()) stop();
    },
  };
}
