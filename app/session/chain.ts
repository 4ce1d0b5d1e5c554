/**
 * The epochs that one device knows of a place, and how they grow: by a removal made here, by what another device hands
 * over. Pure but for the store it is given: where devices meet is epochs.ts's affair.
 */
import { fromText, type Secret, toText } from '../../crypto/index.ts';
import { type Handover, parseHandover } from '../model/epochCodec.ts';
import {
  type Epoch,
  firstEpoch,
  isBefore,
  judgeEpoch,
  type Maker,
  makeEpoch,
  refusedName,
  secretFrom,
} from './epoch.ts';

export interface ChainOptions {
  readonly place: string;
  readonly first: Secret;
  readonly maker: Maker;
  /** This device and its person, base64url. */
  readonly device: string;
  readonly person: string;
  readonly isMember: (person: string) => boolean;
}

export interface Chain {
  /** By number, the first one always there. */
  readonly epochs: readonly Epoch[];
  current(): Epoch;
  /** False: this device of that person was removed. */
  admits(person: string, device: string): boolean;
  /** Whether the device may be given the way to the present place. */
  mayHave(person: string, device: string): boolean;
  /** What a device that stands at `from` has missed; null when it may not have it, or has missed nothing. */
  handover(person: string, device: string, from: number): Handover | null;
  /** The epochs as they would be after this handover, and what was given up for it and must be removed again. */
  judge(message: Uint8Array): { readonly epochs: readonly Epoch[]; readonly again: readonly string[] } | null;
  /** The next epoch, not yet taken. */
  next(
    known: readonly string[],
    removed: readonly string[],
    added: readonly string[],
    at: number,
    secret: Secret,
  ): Epoch;
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
    for (let before = firstEpoch(options.first); ; ) {
      found.push(before);
      const stored = kept(before.number + 1);
      const epoch = stored && judgeEpoch(stored.record, stored.secret, before, place, isMember);
      if (!epoch?.ok) return found;
      before = epoch.value;
    }
  }

  const current = (): Epoch => epochs.at(-1) ?? firstEpoch(options.first);
  const admits = (person: string, device: string): boolean => !current().refused.has(refusedName(person, device));
  const mayHave = (person: string, device: string): boolean => {
    const { devices } = current();
    return admits(person, device) && (devices === null || devices.has(device));
  };

  /** The epoch, if it follows from what is known and is not the lesser of two made at once. */
  function judged(known: readonly Epoch[], record: string, text: string): Epoch | null {
    const secret = secretFrom(text);
    const envelope = fromText(record);
    if (!secret.ok || !envelope.ok) return null;
    for (const before of [...known].reverse()) {
      const epoch = judgeEpoch(envelope.value, secret.value, before, place, isMember);
      if (!epoch.ok) continue;
      const rival = known[epoch.value.number];
      if (rival === undefined) return epoch.value;
      // One that takes this very device out is not followed: it would be the last thing this device hears.
      const isForUs = !epoch.value.refused.has(refusedName(me, options.device));
      return isForUs && isBefore(epoch.value, rival) ? epoch.value : null;
    }
    return null;
  }

  return {
    get epochs() {
      return epochs;
    },
    current,
    admits,
    mayHave,
    handover(person, device, from) {
      if (!mayHave(person, device)) return null;
      const missed = epochs.filter((epoch) => epoch.number > from);
      const list = missed.map(({ record, secret }) => ({
        record: toText(record ?? new Uint8Array()),
        secret: toText(secret.reveal()),
      }));
      return list.length > 0 ? { version: 1, epochs: list } : null;
    },
    judge(message) {
      const handover = parseHandover(message);
      if (!handover.ok) return null;
      let next = epochs;
      const lost: Epoch[] = [];
      for (const { record, secret } of handover.value.epochs) {
        const epoch = judged(next, record, secret);
        if (epoch === null) continue;
        lost.push(...next.slice(epoch.number));
        next = [...next.slice(0, epoch.number), epoch];
      }
      if (next === epochs) return null;
      const refused = next.at(-1)?.refused ?? new Set();
      const names = new Set(lost.flatMap((epoch) => [...epoch.refused]).filter((name) => !refused.has(name)));
      const mine = [...names].flatMap((name) => (name.startsWith(`${me} `) ? [name.slice(me.length + 1)] : []));
      return { epochs: next, again: mine };
    },
    next(known, removed, added, at, secret) {
      // Also those that were let in and have not introduced themselves yet.
      const devices = [...new Set([...(current().devices ?? []), ...known, options.device, ...added])];
      return makeEpoch(options.maker, current(), { place, at, devices, removed }, secret);
    },
    take(next) {
      epochs = next;
    },
  };
}
