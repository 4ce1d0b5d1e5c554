/**
 * A second device. The one that is there shows a link (or its QR) with a secret of sixteen bytes in the fragment; the
 * new one opens it, both meet under that secret at the server, and the person compares a number on the two screens
 * before the seed goes over, sealed to a key that the new device made for this once; and on the new one before it is kept.
 */
import * as Y from 'yjs';
import { fromText, toText } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { type Changeable, changeable, type Observable } from '../model/observable.ts';
import { normaliseLine } from '../model/text.ts';
import type { Server } from '../peer/types.ts';
import { type Belongings, encodeBelongings, parseBelongings, secretsToGive } from './belongings.ts';
import { KEY, type KeptBy } from './core.ts';
import { type Giving, giveTo, takeFrom } from './giving.ts';
import { type Becoming, becomePerson } from './recovery.ts';
import { nameOf, selfOf } from './self.ts';
import type { SessionError } from './types.ts';

const CODE = 16;
/** The other device answers within a few seconds, if it still shows the link and both reach the server. */
const LATE = 15_000;

/** On the device that is there. */
export interface Linking extends Giving {
  readonly link: string;
}

export type ArrivingState =
  /** `late`: nobody answered for a while. The link may be used or too old; it is still called. */
  | { readonly tag: 'calling'; readonly late: boolean }
  | { readonly tag: 'comparing'; readonly number: string }
  /** What this device would become, by its name; nothing was kept yet. Anybody with the link could have given it. */
  | { readonly tag: 'offered'; readonly number: string; readonly name: string }
  /** This device is the person's now; the app must start anew. */
  | { readonly tag: 'arrived' }
  | { readonly tag: 'failed'; readonly error: SessionError };

/** On the new device. */
export interface Arriving {
  readonly state: Observable<ArrivingState>;
  /** The person knows that the number was the same on the two screens. */
  take(): void;
  cancel(): void;
}

type Means = KeptBy<'self' | 'seed' | 'clock' | 'random' | 'origin' | 'deviceName'> & {
  readonly server: Pick<Server, 'join'>;
};

export function linkDevice(core: Means): Linking {
  const code = core.random(CODE);
  const giving = giveTo(core, { purpose: 'linking', shared: code }, () => {
    const secrets = new Map([...secretsToGive(core), [KEY.person, core.seed]]);
    return encodeBelongings({ secrets, known: partOf(core) });
  });
  return { link: `${core.origin}/device#${toText(code)}`, ...giving };
}

/** Whose it is; and the records of the epochs, without which the secrets that go with them would not be believed. */
function partOf({ self }: Means): Uint8Array {
  const part = new Y.Doc();
  selfOf(part).profile.set('name', nameOf(self));
  for (const [name, record] of self.epochs) selfOf(part).epochs.set(name, record);
  const update = Y.encodeStateAsUpdate(part);
  part.destroy();
  return update;
}

/** `link-malformed` when it is no link of this kind. */
export function arriveByLink(core: Means & Becoming, token: string): Result<Arriving, SessionError> {
  const code = fromText(token.trim(), CODE);
  if (!code.ok) return err({ tag: 'link-malformed' });
  const state: Changeable<ArrivingState> = changeable<ArrivingState>({ tag: 'calling', late: false });
  let take = (): void => undefined;
  const taking = takeFrom(core, { purpose: 'linking', shared: code.value }, (plain) => {
    const belongings = parseBelongings(plain);
    const seed = belongings?.secrets.get(KEY.person);
    if (belongings === null || seed === undefined || seed.reveal().length !== 32) return false;
    take = () => {
      take = () => undefined;
      void becomePerson(core, seed, belongings, true).then((became) =>
        state.set(became.ok ? { tag: 'arrived' } : { tag: 'failed', error: became.error }),
      );
    };
    const shown = state.get();
    state.set({ tag: 'offered', number: shown.tag === 'comparing' ? shown.number : '', name: nameIn(belongings) });
    return true;
  });
  const follow = (): void => {
    const now = taking.state.get();
    if (now.tag === 'calling') state.set({ tag: 'calling', late: false });
    else if (now.tag !== 'taken') state.set(now);
  };
  const stop = taking.state.subscribe(follow);
  follow();
  const late = setTimeout(() => {
    if (state.get().tag === 'calling') state.set({ tag: 'calling', late: true });
  }, LATE);
  return ok({
    state,
    take: () => take(),
    cancel() {
      take = () => undefined;
      clearTimeout(late);
      stop();
      taking.cancel();
    },
  });
}

function nameIn({ known }: Belongings): string {
  const part = new Y.Doc();
  if (known !== null) Y.applyUpdate(part, known);
  const name = nameOf(selfOf(part));
  part.destroy();
  return typeof name === 'string' ? normaliseLine(name).slice(0, 80) : '';
}
