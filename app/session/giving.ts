/**
 * Something given to a new device: both meet at a place they know by a secret, the new one makes a key for this once,
 * and whoever gives has compared a number on the two screens before it is sealed to that key. The new device commits to
 * its key before it hears the nonce that the number also follows from, so that nobody between the two can look for a
 * key that gives the same six digits (the order of ZRTP, RFC 6189 section 4.4.1).
 */
import {
  boxPairFrom,
  fromText,
  hash,
  meetingPlace,
  newSecret,
  openLetter,
  sealer,
  sealLetter,
  toText,
} from '../../crypto/index.ts';
import { encodeMeeting, type LinkingMessage, parseLinkingMessage, type Who } from '../model/meetingCodec.ts';
import { type Changeable, changeable, type Observable } from '../model/observable.ts';
import type { Server } from '../peer/types.ts';
import type { Core } from './core.ts';

/** Good for one device, and this long. */
const LIFE = 10 * 60_000;
const REPEAT = 2_000;

export type LinkingState =
  | { readonly tag: 'waiting' }
  /** A device came. The number must be the one on its screen. */
  | { readonly tag: 'asking'; readonly device: string; readonly number: string }
  | { readonly tag: 'given' }
  | { readonly tag: 'expired' };

export interface Giving {
  readonly state: Observable<LinkingState>;
  /** The person knows that the same number is on the other screen. */
  give(): void;
  cancel(): void;
}

export type TakingState =
  | { readonly tag: 'calling' }
  | { readonly tag: 'comparing'; readonly number: string }
  | { readonly tag: 'taken' };

export interface Taking {
  readonly state: Observable<TakingState>;
  cancel(): void;
}

/** Where the two meet: the secret they share, for one purpose. */
export interface Meeting {
  readonly purpose: 'linking' | 'partner' | 'office';
  readonly shared: Uint8Array;
}

interface Means extends Pick<Core, 'random'> {
  readonly server: Pick<Server, 'join'>;
}

const hashOf = (what: 'commitment' | 'number', ...fields: readonly string[]): Uint8Array =>
  hash(new TextEncoder().encode(JSON.stringify([`binome/1/giving/${what}`, ...fields])));

/** A key of 32 random bytes hides itself: nothing else is needed to keep it unknown until it is shown. */
const commitTo = (box: string, name: string, who?: Who): string =>
  toText(hashOf('commitment', box, name, ...(who === undefined ? [] : [who.certificate, who.box])));

/** Six digits, the same on both screens only if both speak of the same new device. */
function numberOf(shared: Uint8Array, box: string, nonce: string): string {
  const bytes = hashOf('number', toText(shared), box, nonce);
  const digits = String(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) % 1_000_000).padStart(6, '0');
  return `${digits.slice(0, 3)} ${digits.slice(3)}`;
}

/** Joins the place, and parses all that is said there. */
function meet(core: Means, { purpose, shared }: Meeting, heard: (message: LinkingMessage) => void) {
  const { topic, key } = meetingPlace(purpose, shared);
  const box = sealer(key, purpose, '');
  const joined = core.server.join(topic, {
    ready: () => undefined,
    receive(sealed) {
      const opened = box.open(sealed);
      const message = opened.ok ? parseLinkingMessage(opened.value) : opened;
      if (message.ok) heard(message.value);
    },
  });
  return {
    say: (message: LinkingMessage): void => void joined.publish(box.seal(encodeMeeting(message), core.random)),
    leave: joined.leave,
  };
}

/** Who takes it, as the number that was compared binds it. */
export interface Taker {
  readonly name: string;
  readonly who: Who | null;
}

/** `plain` is asked for when the person has said yes; null: it could not be made, and the yes may be said again. */
export function giveTo(
  core: Means,
  meeting: Meeting,
  plain: (taker: Taker) => Uint8Array | Promise<Uint8Array | null>,
): Giving {
  const state: Changeable<LinkingState> = changeable<LinkingState>({ tag: 'waiting' });
  const nonce = toText(core.random(32));
  let commitment: string | null = null;
  let guest: (Taker & { readonly box: string }) | null = null;
  let gift: LinkingMessage | null = null;
  let isGiving = false;
  const place = meet(core, meeting, (message) => {
    // What is said again is answered again: the first may have been lost on the way.
    if (message.say === 'hello') {
      // One device: whoever comes second, even with the right secret, is not heard.
      commitment ??= message.commitment;
      if (message.commitment === commitment) place.say({ version: 1, say: 'nonce', commitment, nonce });
    } else if (message.say === 'shown') {
      if (commitment !== commitTo(message.box, message.name, message.who)) return;
      guest = { box: message.box, name: message.name, who: message.who ?? null };
      if (gift !== null) place.say(gift);
      else if (state.get().tag === 'waiting') {
        state.set({ tag: 'asking', device: message.name, number: numberOf(meeting.shared, guest.box, nonce) });
      }
    }
  });
  const timer = setTimeout(() => {
    if (state.get().tag !== 'given') state.set({ tag: 'expired' });
    place.leave();
  }, LIFE);
  return {
    state,
    give() {
      const box = guest === null ? null : fromText(guest.box, 32);
      if (guest === null || box === null || !box.ok || state.get().tag !== 'asking' || isGiving) return;
      const hand = (given: Uint8Array | null): void => {
        isGiving = false;
        if (given === null) return;
        const letter = sealLetter(meeting.purpose, box.value, given, core.random);
        gift = { version: 1, say: 'gift', letter: toText(letter) };
        place.say(gift);
        state.set({ tag: 'given' });
      };
      isGiving = true;
      const made = plain(guest);
      if (made instanceof Promise) void made.then(hand);
      else hand(made);
    },
    cancel() {
      clearTimeout(timer);
      place.leave();
    },
  };
}

/** `take` is given what was sealed to this device, and says whether that is what was waited for. */
export function takeFrom(
  core: Means & Pick<Core, 'deviceName'>,
  meeting: Meeting,
  take: (plain: Uint8Array) => boolean,
  who?: Who,
): Taking {
  const box = boxPairFrom(newSecret(core.random));
  const mine = { box: toText(box.publicKey), name: core.deviceName, ...(who !== undefined && { who }) };
  const commitment = commitTo(mine.box, mine.name, who);
  const state: Changeable<TakingState> = changeable<TakingState>({ tag: 'calling' });
  const place = meet(core, meeting, (message) => {
    if (message.say === 'nonce' && message.commitment === commitment && state.get().tag === 'calling') {
      // The first one stays: whoever could offer a second, the key being shown, could choose the number.
      state.set({ tag: 'comparing', number: numberOf(meeting.shared, mine.box, message.nonce) });
      ask();
    }
    if (message.say !== 'gift' || state.get().tag !== 'comparing') return;
    const letter = fromText(message.letter);
    const plain = letter.ok ? openLetter(meeting.purpose, box, letter.value) : letter;
    if (!plain.ok || !take(plain.value)) return;
    cancel();
    state.set({ tag: 'taken' });
  });
  function ask(): void {
    place.say({
      version: 1,
      ...(state.get().tag === 'calling' ? { say: 'hello', commitment } : { say: 'shown', ...mine }),
    });
  }
  const repeat = setInterval(ask, REPEAT);
  function cancel(): void {
    clearInterval(repeat);
    place.leave();
  }
  ask();
  return { state, cancel };
}
