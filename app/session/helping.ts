/**
 * A partner helps somebody who lost everything to come back. On the partner's screen stand twelve digits, good for ten
 * minutes, to be said aloud; both devices meet under them, the number on both screens is compared, and the sealed share
 * goes over. What opens it, the owner's five words, is typed on the new device alone.
 *
 * Twelve digits are few: argon2id stands before them, and all that whoever guessed them could get is a share that opens
 * under the words alone.
 */
import type { CodeError, Secret } from '../../crypto/index.ts';
import { shareSalt } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { stretchAside } from '../vault/index.ts';
import type { Core } from './core.ts';
import { type Giving, giveTo, type Meeting, type Taking, takeFrom } from './giving.ts';
import { type Becoming, becomePerson, unfetched } from './recovery.ts';
import { seedFromShare } from './share.ts';
import type { SessionError } from './types.ts';

const DIGITS = 12;
/** Nothing but the digits is known to both: the salt is the same for everybody. */
const SALT = new TextEncoder().encode('binome/1/partner');

/** On the partner's device. */
export interface Helping extends Giving {
  /** In groups of four. */
  readonly spoken: string;
}

/** On the device of who comes back. */
export interface Helped extends Taking {
  /**
   * Once the share is there: as often as it takes. Ok: this device is that person's; close the session and open the app
   * anew.
   */
  open(code: string): Promise<Result<void, SessionError | CodeError | { readonly tag: 'wrong-code' }>>;
}

async function meetingOf(digits: string): Promise<Meeting> {
  const stretched: Secret = await stretchAside(digits, SALT);
  return { purpose: 'partner', shared: stretched.reveal() };
}

export async function helpBack(core: Core, share: Uint8Array): Promise<Helping> {
  // 48 bits modulo 10^12: no number is likelier than another by more than one in 280.
  const number = core.random(6).reduce((sum, byte) => sum * 256 + byte, 0) % 10 ** DIGITS;
  const digits = String(number).padStart(DIGITS, '0');
  const giving = giveTo(core, await meetingOf(digits), () => share);
  return { spoken: digits.replace(/(\d{4})(?=\d)/g, '$1 '), ...giving };
}

/** `link-malformed` on anything but twelve digits, however they are spaced. */
export async function beHelped(core: Core & Becoming, spoken: string): Promise<Result<Helped, SessionError>> {
  const digits = spoken.normalize('NFKC').replace(/[\s.\-–·]/g, '');
  if (!/^\d{12}$/.test(digits)) return err({ tag: 'link-malformed' });
  let share: Uint8Array | null = null;
  const taking = takeFrom(core, await meetingOf(digits), (plain) => {
    if (shareSalt(plain) === null) return false;
    share = plain;
    return true;
  });
  return ok({
    ...taking,
    async open(code) {
      if (share === null) return err({ tag: 'not-found' });
      const seed = await seedFromShare(share, code, stretchAside).catch(unfetched);
      return seed.ok ? becomePerson(core, seed.value) : seed;
    },
  });
}
