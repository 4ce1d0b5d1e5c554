/** A programme in which each mentee chooses among three mentors, for the coordinator's screens. */
import type { Result } from '../../crypto/result.ts';
import type { PersonId } from '../model/brand.ts';
import type { Observable } from '../model/observable.ts';
import type { ChoiceStanding } from '../programme/choosing.ts';
import type { SessionError } from './types.ts';

export interface ChoiceView {
  readonly mentee: PersonId;
  readonly name: string;
  /** Who was proposed, the best first. */
  readonly proposed: readonly string[];
  readonly standing: ChoiceStanding;
  /** Of the mentor whom the standing names; empty: it names none. */
  readonly mentor: string;
}

export interface OfficeChoices {
  /** Those to whom mentors were proposed, by name. */
  readonly choices: Observable<readonly ChoiceView[]>;
  /** How many mentees can be shown mentors now; 0 where the pack lets nobody choose. */
  readonly proposable: Observable<number>;
  /** Sends each of them up to three mentors without a name. Resolves to how many there was somebody for. */
  propose(): Promise<Result<number, SessionError>>;
}
