/**
 * A second device. The one that is there shows a link (or its QR) with a secret of sixteen bytes in the fragment; the
 * new one opens it, both meet under that secret at the server, and the person compares a number on the two screens
 * before the seed goes over, sealed to a key that the new device made for this once.
 */
import * as Y from 'yjs';
import { fromText, toText } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { type Changeable, changeable, type Observable } from '../model/observable.ts';
import { encodeBelongings, parseBelongings, secretsToGive } from './belongings.ts';
import { type Core, KEY } from './core.ts';
import { type Giving, giveTo, takeFrom } from './giving.ts';
import { becomePerson } from './recovery.ts';
import { selfOf } from './self.ts';
import type { SessionError } from './types.ts';

const CODE = 16;

/** On the device that is there. */
export interface Linking extends Giving {
  readonly link: string;
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

export function linkDevice(core: Core): Linking {
  const code = core.random(CODE);
  const giving = giveTo(core, { purpose: 'linking', shared: code }, () => {
    const secrets = new Map([...secretsToGive(core), [KEY.person, core.seed]]);
    return encodeBelongings({ secrets, known: epochsOf(core) });
  });
  return { link: `${core.origin}/device#${toText(code)}`, ...giving };
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
  const state: Changeable<ArrivingState> = changeable<ArrivingState>({ tag: 'calling' });
  const taking = takeFrom(core, { purpose: 'linking', shared: code.value }, (plain) => {
    const belongings = parseBelongings(plain);
    const seed = belongings?.secrets.get(KEY.person);
    if (belongings === null || seed === undefined || seed.reveal().length !== 32) return false;
    void becomePerson(core, seed, belongings, true).then((became) =>
      state.set(became.ok ? { tag: 'arrived' } : { tag: 'failed', error: became.error }),
    );
    return true;
  });
  const follow = (): void => {
    const now = taking.state.get();
    if (now.tag !== 'taken') state.set(now);
  };
  const stop = taking.state.subscribe(follow);
  follow();
  return ok({
    state,
    cancel() {
      stop();
      taking.cancel();
    },
  });
}
