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

/** Who said yes, and with which device. */
export interface Guest {
  readonly entry: RosterEntry;
  /** base64url key. */
  readonly device: string;
}

export interface DoorsOptions {
  readonly core: Core;
  /** All of these at once, as far as there is room: each move of a circle makes all its devices link anew. */
  readonly admit: (circle: WorkspaceId, guests: readonly Guest[]) => Promise<Result<void, SessionError>>;
  /** Null: that person is not in it: there was no room, or they have gone since. */
  readonly wayFor: (circle: WorkspaceId, guest: Guest) => Promise<Result<Admitted | null, SessionError>>;
  /** This person is in that circle now, or in it anew. */
  readonly onIn: (circle: WorkspaceId) => void;
}

export interface Doors {
  /** Something changed: a yes came in, a circle moved, the app was opened. */
  look(): void;
  close(): void;
}

export function openDoors({ core, admit, wayFor, onIn }: DoorsOptions): Doors {
  const { self, server } = core;
  const waiting = new Map<InvitationId, () => void>();

  /** Those who said yes to an invitation of mine into a circle. */
  const invited = () =>
    [...self.directs].flatMap(([id, kept]) => {
      const { circle } = kept;
      const read = circle === undefined || kept.stage === 'open' || kept.stage === 'cancelled' ? null : openedOf(kept);
      if (circle === undefined || !read?.reply) return [];
      // Let in once, they are given the way as often as it changes, and are not let in anew.
      const isKnown = kept.welcome !== undefined || kept.stage === 'joined';
      const { device, at } = read.reply.reply;
      if (device === undefined || (isKnown && core.clock() > at + OPEN_FOR)) return [];
      const guest: Guest = { entry: guestOf(read.offer, read.reply), device };
      return [{ id, circle, reply: read.reply, guest, isKnown }];
    });

  const letIn = retrying(async () => {
    let isChanged = false;
    const all = invited();
    const failed = new Set<WorkspaceId>();
    for (const circle of new Set(all.map((each) => each.circle))) {
      const strangers = all.filter((each) => each.circle === circle && !each.isKnown).map(({ guest }) => guest);
      if (strangers.length > 0 && !(await admit(circle, strangers)).ok) failed.add(circle);
    }
    let isDone = failed.size === 0;
    for (const { id, circle, reply, guest, isKnown } of all) {
      if (!isKnown && failed.has(circle)) continue;
      const way = await wayFor(circle, guest);
      const now = self.directs.get(id);
      if (!way.ok) isDone = false;
      if (!way.ok || way.value === null || now === undefined) continue;
      const { epoch, name, hasCome } = way.value;
      // By its record, since two made at once bear the same number.
      const record = toText(hash(epoch.record ?? new Uint8Array()));
      const isNew = now.welcome?.epoch !== record;
      if (!isNew && (now.stage === 'joined' || !hasCome)) continue;
      isChanged = true;
      const letter = hasCome ? null : sealWelcome(core.random, reply, { place: circle, name }, epoch);
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
