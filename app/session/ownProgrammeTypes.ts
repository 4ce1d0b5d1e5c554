/** What the screens see of the programme that made a space. */
import type { Result } from '../../crypto/result.ts';
import type { Instant, PersonId, ProgrammeId } from '../model/brand.ts';
import type { Pack } from '../model/pack.ts';
import type { ReportReason } from '../model/report.ts';
import type { SendRefusal } from './chatTypes.ts';
import type { MyRole } from './homeTypes.ts';
import type { SessionError } from './types.ts';

export type { ReportReason } from '../model/report.ts';

export interface Telling {
  /** By ChatLine.id; none where what happened was not written. */
  readonly lines: ReadonlySet<string>;
  readonly withCards: boolean;
  readonly about: PersonId;
  readonly reason: ReportReason;
  /** At most as long as a card's. */
  readonly words: string;
}

/** `too-large`: it does not fit a letter; fewer lines do, or the file goes from hand to hand. */
export type TellRefusal = SendRefusal | SessionError | { readonly tag: 'too-large' };

export interface OwnProgramme {
  readonly id: ProgrammeId;
  readonly name: string;
  /** First name of who answers for it. */
  readonly coordinator: string;
  readonly role: MyRole;
  /** Since when the two are together. */
  readonly since: Instant;
  /** As it was when its link was last read; null: it has none, or one that a newer app made. */
  pack(): Promise<Pack | null>;
  /**
   * Signs a report to the coordinator and seals it so that nobody else can read it. Kept here, and handed over as soon as
   * the server can be reached.
   */
  tell(telling: Telling): Promise<Result<void, TellRefusal>>;
}
