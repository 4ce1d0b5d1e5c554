/**
 * Yeses on their way. A link opens one space: whoever said yes to one that went to somebody else, or was taken back
 * before, finds word of it where the offer lay. That word shows no more than that somebody has the link, so nothing is
 * thrown away for it: should the other device come after all, the space opens.
 */
import { openAtOffer, replyHash } from '../invitation/direct.ts';
import { parseInvitationId } from '../model/ids.ts';
import type { Core } from './core.ts';
import { openedOf, placesFor } from './directKept.ts';
import type { KeptDirect } from './self.ts';

/** As long as whoever invited listens for replies. */
const DAY = 24 * 3_600_000;

export interface Answered {
  /** Looks after those that wait now. */
  look(): void;
  /** The place was looked at by somebody else meanwhile, which ends our own look. */
  lookAnew(): void;
  close(): void;
}

export function watchAnswered(core: Core, changed: () => void): Answered {
  const { self, server } = core;
  const watched = new Map<string, () => void>();

  function isWaiting(kept: KeptDirect): boolean {
    // First what costs nothing: opening one verifies two signatures.
    if (kept.role !== 'invited' || kept.stage !== 'accepted') return false;
    const expires = openedOf(kept)?.offer.offer.expires ?? 0;
    // A space that a partner gave back has no link to look behind.
    const hasLink = kept.code.some((byte) => byte !== 0);
    return hasLink && core.clock() <= expires + DAY;
  }

  async function lose(id: string): Promise<void> {
    const now = self.directs.get(id);
    if (now?.stage !== 'accepted') return;
    self.directs.set(id, { ...now, stage: 'lost', letter: null });
    await core.documents.flush();
    changed();
  }

  function look(): void {
    for (const [id, kept] of self.directs) {
      const isWatched = watched.has(id);
      if (isWaiting(kept) === isWatched || !parseInvitationId(id).ok) continue;
      if (isWatched) stop(id);
      else watch(id, kept);
    }
  }

  function watch(id: string, kept: KeptDirect): void {
    const places = placesFor(kept);
    const mine = kept.reply && replyHash(kept.reply);
    const collect = server.collect(places.offer.topic, async ({ bytes }) => {
      const read = openAtOffer(bytes, places);
      if (read !== null && 'ending' in read && read.ending.by !== mine) await lose(id);
      // Left where it is, for this person's other devices.
      return false;
    });
    watched.set(id, collect);
  }

  function stop(id: string): void {
    watched.get(id)?.();
    watched.delete(id);
  }

  function close(): void {
    for (const id of [...watched.keys()]) stop(id);
  }

  return {
    look,
    lookAnew() {
      close();
      look();
    },
    close,
  };
}
