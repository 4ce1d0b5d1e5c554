/** What the screens see of a person's devices, and of the ways back. */
import type { CodeError, PhraseError, PhraseLanguage, Secret } from '../../crypto/index.ts';
import type { Result } from '../../crypto/result.ts';
import type { Instant } from '../model/brand.ts';
import type { Observable } from '../model/observable.ts';
import type { Helped } from './helping.ts';
import type { Arriving, Linking } from './linking.ts';
import type { DeviceView } from './ownDevices.ts';
import type { FileError } from './recovery.ts';
import type { SessionError } from './types.ts';

/** Why a recovery phrase or file was not taken. */
export type RestoreError = SessionError | PhraseError | FileError | CodeError | { readonly tag: 'wrong-code' };

export interface Devices {
  readonly list: Observable<readonly DeviceView[]>;
  /** This device was taken out on another one of theirs, and heard of it: nothing comes to it, and nothing leaves. */
  readonly isOut: Observable<boolean>;
  /** Takes another device out of every space: it keeps what it has, and learns nothing that is written from now on. */
  remove(device: string): Promise<Result<void, SessionError>>;
  /** Shows a link for one more device, good once and for ten minutes. */
  link(): Linking;
  /** `token`: the fragment of such a link. */
  arrive(token: string): Result<Arriving, SessionError>;
  /** Whether this device can become another person's: nobody has applied or met anybody here. */
  readonly mayReturn: Observable<boolean>;
  /** The 24 words that bring this person back. Show them, keep them nowhere. */
  phrase(language: PhraseLanguage): Promise<Result<Secret<string>, SessionError>>;
  /** Ok: this device is that person's; close the session and open the app anew. */
  restorePhrase(text: string): Promise<Result<void, RestoreError>>;
  /** A sealed copy of the keys and of the list of spaces; what was written in them is not in it. */
  file(passphrase: string): Promise<Uint8Array>;
  restoreFile(file: Uint8Array, passphrase: string): Promise<Result<void, RestoreError>>;
  /** `spoken`: the twelve digits on a partner's screen. Cancel it when the screen leaves. */
  beHelped(spoken: string): Promise<Result<Helped, SessionError>>;
  /** When a way back was last kept: null while there is none. */
  readonly wayBack: Observable<WayBack>;
  noteWayBack(kind: 'phrase' | 'file'): void;
  /** Not now: asks again later, see WayBack. */
  postponeReminder(): void;
}

export interface WayBack {
  readonly phrase: Instant | null;
  readonly file: Instant | null;
  /** How many other devices are the person's too. */
  readonly devices: number;
  /** How many partners hold a share of mine. */
  readonly partners: number;
  /** It is time to remind: spaced 12 hours, 1, 3, 7 and 14 days, and never once there is a way back. */
  readonly due: boolean;
}
