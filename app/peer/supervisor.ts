/**
 * Owns retries. y-webrtc announces once and then waits for ever; a dead connection reports itself as synced. So this
 * looks every second: announces while nobody is here, asks a link whose acknowledgements are late whether it lives,
 * and as the last resort has the room begin anew.
 */
import type { Partners } from './partners.ts';
import type { Rest } from './rest.ts';
import { backoff } from './server/backoff.ts';
import type { RoomServer } from './types.ts';
import { onNetworkChange, onShown } from './wake.ts';

const TICK = 1_000;
const FIRST_ANNOUNCE = 1_000;
const LAST_ANNOUNCE = 30_000;
/** While the other side was here, or heard, this lately, the wait stays short: most cuts end soon. */
const RECENT = 5 * 60_000;
const LAST_ANNOUNCE_RECENT = 8_000;
/** In low data, where nobody answers: each one is 209 bytes. */
const LAST_ANNOUNCE_LOW = 5 * 60_000;
/** An acknowledgement this late is asked after. The disk's own batch is a tenth of it. */
const LATE = 1_000;
const PROBE_LAST = 30_000;
/** Introductions come in and still nobody is here: then something in y-webrtc is stuck. */
const REBUILD_AFTER = 45_000;
const REBUILD_LAST = 10 * 60_000;

export interface SupervisorOptions {
  readonly partners: Partners;
  readonly server: RoomServer;
  readonly clock: () => number;
  readonly random: (length: number) => Uint8Array;
  readonly announce: () => void;
  readonly rebuild: () => void;
  /** When to part and stay apart, to spare data. */
  readonly rest: Rest;
  readonly low: () => boolean;
  /** Says so to the other side, and closes the links. */
  readonly part: () => void;
  /** After each look, whatever was found. */
  readonly onLook: () => void;
}

export interface Supervisor {
  /** An introduction came in: the other side is about, and may have lost us. */
  heard(): void;
  /** Somebody asks who is there: told at once, also while this side rests, for they have perhaps just come. */
  called(): void;
  close(): void;
}

export function supervise(options: SupervisorOptions): Supervisor {
  const { partners, server, clock } = options;
  const announceWaits = backoff(FIRST_ANNOUNCE, LAST_ANNOUNCE, options.random);
  const lowWaits = backoff(FIRST_ANNOUNCE, LAST_ANNOUNCE_LOW, options.random);
  const probeWaits = backoff(LATE, PROBE_LAST, options.random);
  const rebuildWaits = backoff(REBUILD_AFTER, REBUILD_LAST, options.random);
  let nextAnnounce = clock() + announceWaits.next();
  let nextProbe = 0;
  let aloneSince: number | null = clock();
  let rebuildAt: number | null = null;
  /** When the other side last showed itself, here or through an introduction. */
  let recently = clock();
  let heardAlone = false;
  let answered = Number.NEGATIVE_INFINITY;

  function look(): void {
    partners.look();
    const now = clock();
    if (partners.here().length > 0) accompany(now);
    else alone(now);
    watchAcknowledgements(now);
    options.onLook();
  }

  function accompany(now: number): void {
    recently = now;
    aloneSince = null;
    rebuildAt = null;
    heardAlone = false;
    announceWaits.reset();
    rebuildWaits.reset();
    lowWaits.reset();
    options.rest.end();
    const here = partners.here();
    const activeAt = Math.max(...here.map((partner) => partner.activeAt));
    if (options.rest.isDue(activeAt, Math.max(...here.map(({ link }) => link.roundTrip())))) options.part();
  }

  function alone(now: number): void {
    if (options.rest.holds()) {
      // When it ends, this side calls at once.
      aloneSince = null;
      return;
    }
    if (aloneSince === null) {
      aloneSince = now;
      nextAnnounce = now;
      for (const { link } of partners.all()) link.probe();
      // What took the link may have taken the server's socket too, and TCP tells late.
      server.retry();
    }
    if (server.get() !== 'connected') return;
    if (now >= nextAnnounce) {
      options.announce();
      const [wait, lowWait] = [announceWaits.next(), lowWaits.next()];
      if (options.low()) nextAnnounce = now + lowWait;
      else nextAnnounce = now + (now - recently < RECENT ? Math.min(wait, LAST_ANNOUNCE_RECENT) : wait);
    }
    // One's own other device announces too, and being linked to it shows that nothing is stuck.
    if (!heardAlone || partners.all().some(partners.isHere)) return;
    rebuildAt ??= now + rebuildWaits.next();
    if (now < rebuildAt) return;
    rebuildAt = null;
    heardAlone = false;
    options.rebuild();
  }

  function watchAcknowledgements(now: number): void {
    let late = false;
    for (const { link, sync } of partners.all()) {
      const since = sync.waitingSince();
      if (since === null || now - since < Math.max(LATE, 4 * link.roundTrip())) continue;
      late = true;
      // Only a question: a link that answers it is left alone, however slow the other side's disk is.
      if (now >= nextProbe) link.probe();
    }
    if (!late) {
      probeWaits.reset();
      nextProbe = 0;
    } else if (now >= nextProbe) nextProbe = now + probeWaits.next();
  }

  function wake(): void {
    options.rest.wake();
    announceWaits.reset();
    lowWaits.reset();
    nextAnnounce = clock();
    for (const { link } of partners.all()) link.probe();
    look();
  }

  const timer = setInterval(look, TICK);
  const stops = [onShown(wake), onNetworkChange(wake)];

  return {
    heard() {
      const now = clock();
      recently = now;
      if (aloneSince !== null) heardAlone = true;
      for (const partner of partners.all()) {
        // Somebody looks for us while this link is silent: it may be dead on the other side only.
        if (now - partner.heardAt > TICK) partner.link.probe();
      }
    },
    called() {
      const now = clock();
      if (now - answered < TICK) return;
      answered = now;
      recently = now;
      options.rest.end();
      options.announce();
    },
    close() {
      clearInterval(timer);
      for (const stop of stops) stop();
    },
  };
}
