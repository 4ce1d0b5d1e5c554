/**
 * The epochs that one device knows of a place, and how they grow: by a removal made here, by what another device hands
 * over. Pure but for the store it is given: where devices meet is epochs.ts's affair.
 */
import { fromText, type Secret, toText } from '../../crypto/index.ts';
import { type EpochBody, type Handover, type Parting, parseHandover, parseParting } from '../model/epochCodec.ts';
import { CIRCLE_LIMIT, type RosterEntry } from '../model/roster.ts';
import {
  type Epoch,
  isBefore,
  judgeEpoch,
  judgeParting,
  type Maker,
  makeEpoch,
  refusedName,
  secretFrom,
  type TakenOut,
} from './epoch.ts';
import { isIn, sinceComing } from './roster.ts';

/** What a device changes by one epoch. */
export interface Change {
  /** Devices of the maker's own person, taken out. */
  readonly removed?: readonly string[];
  /** Devices let in. */
  readonly added?: readonly string[];
  /** Of a circle: who comes, and who goes, the latter with what they signed or taken out by the host. */
  readonly joined?: readonly RosterEntry[];
  readonly gone?: readonly { readonly person: string; readonly word: string | null }[];
}

export interface ChainOptions {
  readonly place: string;
  /** What the place began with, or the epoch with which this person came into it. */
  readonly base: Epoch;
  readonly maker: Maker;
  /** This device and its person, base64url. */
  readonly device: string;
  readonly person: string;
  readonly isMember: (person: string) => boolean;
}

export interface Chain {
  /** In order, one number after the other, the base always there. */
  readonly epochs: readonly Epoch[];
  current(): Epoch;
  /** Null: before the base, or not reached yet. */
  at(number: number): Epoch | null;
  /** False: this device of that person was removed. */
  admits(person: string, device: string): boolean;
  /** Whether the device may be given the way to the present place. */
  mayHave(person: string, device: string): boolean;
  /** What a device that stands at `from` has missed; null when it may not have it, or has missed nothing. */
  handover(person: string, device: string, from: number): Handover | null;
  /** Who was in the circle at `from`, was taken out by what follows, and is still out; base64url person keys. */
  parted(from: Epoch): readonly string[];
  /** What one of those is shown. Null: they are none. */
  parting(person: string, from: Epoch): Parting | null;
  /** What somebody shows as such a record. Null: it takes nobody out here. */
  judgeParting(message: Uint8Array): { readonly out: TakenOut; readonly record: Uint8Array } | null;
  /** The epochs as they would be after this handover, and what was given up for it and must be done again; null: nothing. */
  judge(message: Uint8Array): { readonly epochs: readonly Epoch[]; readonly again: Change | null } | null;
  /** The next epoch, not yet taken. `known`: the members' devices that were here; `before`: absent, the present one. */
  next(known: readonly string[], change: Change, at: number, secret: Secret, before?: Epoch): Epoch;
  take(epochs: readonly Epoch[]): void;
}

/** What `kept` says of each number, as far as each follows from the one before. */
export function openChain(
  options: ChainOptions,
  kept: (number: number) => { readonly record: Uint8Array; readonly secret: Secret } | null,
): Chain {
  const { place, isMember, person: me } = options;
  let epochs: readonly Epoch[] = read();

  function read(): readonly Epoch[] {
    const found: Epoch[] = [];
    for (let before = options.base; ; ) {
      found.push(before);
      const stored = kept(before.number + 1);
      const epoch = stored && judgeEpoch(stored.record, stored.secret, before, place, isMember);
      if (!epoch?.ok) return found;
      before = epoch.value;
    }
  }

  const current = (): Epoch => epochs.at(-1) ?? options.base;
  const admits = (person: string, device: string): boolean => {
    const { refused, roster } = current();
    return !refused.has(refusedName(person, device)) && (roster === null || isIn(roster, person));
  };
  const mayHave = (person: string, device: string): boolean => {
    const { devices } = current();
    return admits(person, device) && (devices === null || devices.has(device));
  };

  const after = ({ number }: Epoch): Epoch | null => epochs[number + 1 - options.base.number] ?? null;
  const parted = (from: Epoch): readonly string[] => {
    const next = after(from);
    if (next === null || from.roster === null) return [];
    const people = from.roster.map(({ person }) => person);
    return people.filter((person) => !isIn(next.roster, person) && !isIn(current().roster, person));
  };

  /** The epoch, if it follows from what is known and is not the lesser of two made at once. */
  function judged(known: readonly Epoch[], record: string, text: string): Epoch | null {
    const secret = secretFrom(text);
    const envelope = fromText(record);
    if (!secret.ok || !envelope.ok) return null;
    for (const before of [...known].reverse()) {
      const epoch = judgeEpoch(envelope.value, secret.value, before, place, isMember);
      if (!epoch.ok) continue;
      const rival = known[epoch.value.number - options.base.number];
      if (rival === undefined) return epoch.value;
      // One that takes this very device out is not followed: it would be the last thing this device hears.
      const isForUs = !epoch.value.refused.has(refusedName(me, options.device)) && !isWithout(epoch.value, me);
      return isForUs && isBefore(epoch.value, rival) ? epoch.value : null;
    }
    return null;
  }

  /** What epochs that were given up had changed, where this person or this device must change it again. */
  function lostChange(lost: readonly Epoch[], now: Epoch): Change | null {
    const names = new Set(lost.flatMap((epoch) => [...epoch.refused]).filter((name) => !now.refused.has(name)));
    const removed = [...names].flatMap((name) => (name.startsWith(`${me} `) ? [name.slice(me.length + 1)] : []));
    const mine = lost.filter(({ maker }) => maker === options.device);
    const joined = (mine.at(-1)?.roster ?? [])
      .filter(({ person }) => !isIn(now.roster, person))
      .slice(0, CIRCLE_LIMIT - (now.roster?.length ?? 0));
    if (removed.length + joined.length === 0) return null;
    // The guests' devices with them, or nobody may give those the way.
    const devices = joined.length > 0 ? [...(mine.at(-1)?.devices ?? [])] : [];
    const added = devices.filter((device) => now.devices?.has(device) !== true);
    return { removed, joined, added };
  }

  return {
    get epochs() {
      return epochs;
    },
    current,
    at: (number) => epochs[number - options.base.number] ?? null,
    admits,
    mayHave,
    handover(person, device, from) {
      if (!mayHave(person, device)) return null;
      // Epochs that were made without them are not theirs: who comes again begins anew with the one they came with.
      if (from < (sinceComing(epochs, person)[0]?.number ?? 0) - 1) return null;
      const missed = epochs.filter((epoch) => epoch.number > from);
      const list = missed.map(({ record, secret }) => ({
        record: toText(record ?? new Uint8Array()),
        secret: toText(secret.reveal()),
      }));
      return list.length > 0 ? { version: 1, epochs: list } : null;
    },
    parted,
    parting(person, from) {
      const record = after(from)?.record ?? null;
      return record !== null && parted(from).includes(person) ? { version: 1, out: toText(record) } : null;
    },
    judgeParting(message) {
      const parting = parseParting(message);
      const record = parting.ok ? fromText(parting.value.out) : parting;
      const out = record.ok ? judgeParting(record.value, current(), { place, me }) : record;
      return record.ok && out.ok ? { out: out.value, record: record.value } : null;
    },
    judge(message) {
      const handover = parseHandover(message);
      if (!handover.ok) return null;
      let next = epochs;
      const lost: Epoch[] = [];
      for (const { record, secret } of handover.value.epochs) {
        const epoch = judged(next, record, secret);
        if (epoch === null) continue;
        const index = epoch.number - options.base.number;
        lost.push(...next.slice(index));
        next = [...next.slice(0, index), epoch];
      }
      return next === epochs ? null : { epochs: next, again: lostChange(lost, next.at(-1) ?? options.base) };
    },
    next(known, { removed = [], added = [], joined = [], gone = [] }, at, secret, before = current()) {
      const { roster } = before;
      // Also those that were let in and have not introduced themselves yet.
      const devices = [...new Set([...(before.devices ?? []), ...known, options.device, ...added])];
      const body: Pick<EpochBody, 'place' | 'at' | 'devices' | 'removed'> = { place, at, devices, removed };
      if (roster === null || joined.length + gone.length === 0) return makeEpoch(options.maker, before, body, secret);
      const members = roster.filter(({ person }) => !gone.some((one) => one.person === person));
      const words = gone.flatMap(({ word }) => word ?? []);
      return makeEpoch(options.maker, before, { ...body, members: [...members, ...joined], gone: words }, secret);
    },
    take(next) {
      epochs = next;
    },
  };
}

/** A circle that goes on without this person. */
const isWithout = ({ roster }: Epoch, person: string): boolean => roster !== null && !isIn(roster, person);
