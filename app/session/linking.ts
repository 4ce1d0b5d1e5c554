/**
 * A second device. The one that is there shows a link (or its QR) with a secret of sixteen bytes in the fragment; the
 * new one opens it, both meet under that secret at the server, and the person compares a number on the two screens
 * before the seed goes over, sealed to a key that the new device made for this once.
 */
import * as Y from 'yjs';
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
import { err, ok, type Result } from '../../crypto/result.ts';
import { encodeMeeting, type LinkingMessage, parseLinkingMessage } from '../model/meetingCodec.ts';
import { type Changeable, changeable, type Observable } from '../model/observable.ts';
import { encodeBelongings, parseBelongings, secretsToGive } from './belongings.ts';
import { type Core, KEY } from './core.ts';
import { becomePerson } from './recovery.ts';
import { selfOf } from './self.ts';
import type { SessionError } from './types.ts';

const CODE = 16;
/** The link is good for one device, and this long. */
const LIFE = 10 * 60_000;
const REPEAT = 2_000;

export type LinkingState =
  | { readonly tag: 'waiting' }
  /** A device opened the link. The number must be the one on its screen. */
  | { readonly tag: 'asking'; readonly device: string; readonly number: string }
  | { readonly tag: 'given' }
  | { readonly tag: 'expired' };

/** On the device that is there. */
export interface Linking {
  readonly link: string;
  readonly state: Observable<LinkingState>;
  /** The person has seen the same number on the other screen. */
  give(): void;
  cancel(): void;
}

export type ArrivingState =
  | { readonly tag: 'calling' }
  | { readonly tag: 'comparing'; readonly number: string }
  /** This device is the person's now; the app must start anew. */
  | { readonly tag: 'arrived' }
  | { readonly tag: 'failed'; readonly error: SessionError };

/** On the new device. */
export interface Arriving {
  readonly state: Observable<ArrivingState>;
  cancel(): void;
}

/** Six digits, the same on both screens only if both speak of the same new device. */
function numberOf(code: Uint8Array, box: string): string {
  const bytes = hash(new Uint8Array([...code, ...new TextEncoder().encode(box)]));
  const digits = String(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) % 1_000_000).padStart(6, '0');
  return `${digits.slice(0, 3)} ${digits.slice(3)}`;
}

/** Joins the place both know by the code, and parses all that is said there. */
function meet(core: Pick<Core, 'server' | 'random'>, code: Uint8Array, heard: (message: LinkingMessage) => void) {
  const { topic, key } = meetingPlace('linking', code);
  const box = sealer(key, 'linking', '');
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

export function linkDevice(core: Core): Linking {
  const code = core.random(CODE);
  const state: Changeable<LinkingState> = changeable<LinkingState>({ tag: 'waiting' });
  let guest: string | null = null;
  let gift: LinkingMessage | null = null;
  const place = meet(core, code, (message) => {
    if (message.say !== 'hello') return;
    // One device a link: whoever comes second, even with the right code, is not heard.
    guest ??= message.box;
    if (message.box !== guest) return;
    // Said again when the new device asks again: the first may have been lost on the way.
    if (gift !== null) place.say(gift);
    else if (state.get().tag === 'waiting') {
      state.set({ tag: 'asking', device: message.name, number: numberOf(code, message.box) });
    }
  });
  const timer = setTimeout(() => {
    if (state.get().tag !== 'given') state.set({ tag: 'expired' });
    place.leave();
  }, LIFE);

  return {
    link: `${core.origin}/device#${toText(code)}`,
    state,
    give() {
      const box = guest === null ? null : fromText(guest, 32);
      if (box === null || !box.ok || state.get().tag !== 'asking') return;
      const secrets = new Map([...secretsToGive(core), [KEY.person, core.seed]]);
      const plain = encodeBelongings({ secrets, known: epochsOf(core) });
      const letter = sealLetter('linking', box.value, plain, core.random);
      gift = { version: 1, say: 'gift', letter: toText(letter) };
      place.say(gift);
      state.set({ tag: 'given' });
    },
    cancel() {
      clearTimeout(timer);
      place.leave();
    },
  };
}

/** The records of the epochs, without which the secrets that go with them would not be believed. */
function epochsOf({ self }: Core): Uint8Array {
  const part = new Y.Doc();
  for (const [name, record] of self.epochs) selfOf(part).epochs.set(name, record);
  const update = Y.encodeStateAsUpdate(part);
  part.destroy();
  return update;
}

/** `link-malformed` when it is no link of this kind. */
export function arriveByLink(core: Core, token: string): Result<Arriving, SessionError> {
  const code = fromText(token.trim(), CODE);
  if (!code.ok) return err({ tag: 'link-malformed' });
  const box = boxPairFrom(newSecret(core.random));
  const mine = toText(box.publicKey);
  const state: Changeable<ArrivingState> = changeable<ArrivingState>({ tag: 'calling' });
  let isTaking = false;
  const place = meet(core, code.value, (message) => {
    if (message.say !== 'gift' || isTaking) return;
    const letter = fromText(message.letter);
    const plain = letter.ok ? openLetter('linking', box, letter.value) : letter;
    const belongings = plain.ok ? parseBelongings(plain.value) : null;
    const seed = belongings?.secrets.get(KEY.person);
    if (belongings === null || seed === undefined || seed.reveal().length !== 32) return;
    isTaking = true;
    cancel();
    void becomePerson(core, seed, belongings).then((became) =>
      state.set(became.ok ? { tag: 'arrived' } : { tag: 'failed', error: became.error }),
    );
  });
  const hello = (): void => {
    place.say({ version: 1, say: 'hello', box: mine, name: core.deviceName });
    if (core.server.get() === 'connected') state.set({ tag: 'comparing', number: numberOf(code.value, mine) });
  };
  const repeat = setInterval(hello, REPEAT);
  function cancel(): void {
    clearInterval(repeat);
    place.leave();
  }
  hello();
  return ok({ state, cancel });
}
