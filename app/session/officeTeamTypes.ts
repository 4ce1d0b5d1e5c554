/** The coordinators of one programme, for the screens. */
import type { Result } from '../../crypto/result.ts';
import type { Instant, PersonId, ProgrammeId } from '../model/brand.ts';
import type { Observable } from '../model/observable.ts';
import type { OfficeDeed } from '../model/officeWord.ts';
import type { Linking } from './linking.ts';
import type { SessionError } from './types.ts';

export interface Colleague {
  readonly person: PersonId;
  readonly name: string;
  readonly me: boolean;
  /** Lets others in and takes them out: who has been here longest. */
  readonly host: boolean;
  /** A device of theirs is linked with this one. */
  readonly here: boolean;
  /** When a device of theirs last had the office open, as it wrote; null: not yet. */
  readonly seen: Instant | null;
}

/** What somebody did in the office. */
export interface OfficeAct {
  readonly id: string;
  readonly person: PersonId;
  readonly by: string;
  readonly me: boolean;
  readonly at: Instant;
  readonly does: OfficeDeed;
  readonly about: string;
  readonly name: string;
  readonly count: number;
}

/** A link for one colleague, good for ten minutes; `failed`: what kept them from being let in. */
export interface ColleagueLink extends Linking {
  readonly failed: Observable<SessionError | null>;
}

export interface OfficeTeam {
  /** In the order in which they came; only this person, where nobody was ever let in. */
  readonly people: Observable<readonly Colleague[]>;
  /** What was done since there is more than one, the newest first. */
  readonly lately: Observable<readonly OfficeAct[]>;
  /** For one more coordinator; the host alone may. Cancel it when the screen leaves. */
  invite(): ColleagueLink;
  /** The host takes somebody out: from now on nothing of the office reaches them over the link. */
  remove(person: PersonId): Promise<Result<void, SessionError>>;
}

export type JoiningState =
  /** `late`: nobody answered for a while. */
  | { readonly tag: 'calling'; readonly late: boolean }
  | { readonly tag: 'comparing'; readonly number: string }
  | { readonly tag: 'offered'; readonly number: string; readonly programme: string; readonly name: string }
  | { readonly tag: 'joined'; readonly programme: ProgrammeId }
  | { readonly tag: 'failed'; readonly error: SessionError };

/** On the side of the new coordinator. */
export interface JoiningOffice {
  readonly state: Observable<JoiningState>;
  /** The person knows that the number was the same on the two screens. */
  take(): void;
  cancel(): void;
}
