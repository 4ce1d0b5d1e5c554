/** A programme in which people choose among three, for the coordinator's screens. */
import type { Result } from '../../crypto/result.ts';
import type { PersonId } from '../model/brand.ts';
import type { Observable } from '../model/observable.ts';
import type { ChoiceStanding } from '../programme/choosing.ts';
import type { SessionError } from './types.ts';

export interface ChoiceView {
  /** Who chooses. */
  readonly person: PersonId;
  readonly name: string;
  readonly of: 'mentors' | 'mentees';
  /** Who was proposed, the best first. */
  readonly proposed: readonly string[];
  readonly standing: ChoiceStanding;
  /** Of whom the standing names; empty: it names nobody. */
  readonly other: string;
}

export interface OfficeChoices {
  /** Those to whom somebody was proposed, by name. */
  readonly choices: Observable<readonly ChoiceView[]>;
  /** How many people can be shown somebody now; 0 where the pack lets nobody choose. */
  readonly proposable: Observable<number>;
  /** Sends each of them up to three people without a name. Resolves to how many there was somebody for. */
  propose(): Promise<Result<number, SessionError>>;
  /** Lets those be invited whom a mentor chose: the first, and the next after a no or three days. */
  allowChoice(mentor: PersonId): Promise<Result<void, SessionError>>;
  /** The first of them is not asked, and the two are not proposed to each other again. */
  refuseChoice(mentor: PersonId): Promise<Result<void, SessionError>>;
}
