/** What is known of the other person's keys, for the screens. */
import type { Result } from '../../crypto/result.ts';
import type { Instant } from '../model/brand.ts';
import type { Observable } from '../model/observable.ts';
import type { CheckState } from '../peer/types.ts';

/** By pictures compared, by scanning their code, or by having one's own scanned by them. */
export type CheckedHow = 'pictures' | 'in-person' | 'shown';

/** What is known of the other person's keys. */
export type Standing =
  | { readonly tag: 'unchecked' }
  /** `newDevice`: they have come with a device that was not there then. */
  | {
      readonly tag: 'checked';
      readonly how: CheckedHow;
      readonly at: Instant;
      readonly newDevice: boolean;
    }
  /** Somebody of this name was checked, under another key. */
  | { readonly tag: 'other-key'; readonly how: CheckedHow; readonly at: Instant }
  /** One of the two said that the pictures differ. */
  | { readonly tag: 'differs'; readonly at: Instant };

/** Why a scanned text verifies nobody. */
export type CodeRefusal = { readonly tag: 'not-a-code' | 'own-code' | 'other-space' | 'somebody-else' };

export interface ScannedCode {
  readonly device: string;
  /** False: made more than seven days ago, or dated ahead. It is their key, and may have been published. */
  readonly fresh: boolean;
  readonly issued: Instant;
  /** Null: it came as a text, and its owner cannot be told by it that it was scanned. */
  readonly mark: string | null;
}

export interface Trust {
  readonly standing: Observable<Standing>;
  /** False while what was last found out is not on this disk: nothing is called checked before. */
  readonly isKept: Observable<boolean>;
  /** Both have it open: six numbers on both screens, of which each says whether they are the same. */
  readonly check: Observable<CheckState> & {
    open(): void;
    answer(same: boolean): void;
    close(): void;
  };
  /** What the other scans, new at each call; and the text of it, by which they learn who this is, and this person nothing. */
  showCode(): { readonly shown: string; readonly text: string };
  /** A fresh code of the other person is kept as a check in person, and they are told if it was seen. */
  readCode(text: string): Result<ScannedCode, CodeRefusal>;
  /** Their devices of now are theirs: the notice about a new one goes. */
  acknowledge(): void;
}
