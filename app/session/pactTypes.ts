/** What the screens see of two people's being a pair. */
import type { Result } from '../../crypto/result.ts';
import type { PersonId } from '../model/brand.ts';
import type { Day } from '../model/goal.ts';
import type { Observable } from '../model/observable.ts';
import type { ClosingReason, Proposal } from '../model/pact.ts';
import type { Pact, Roles } from '../model/pactState.ts';
import type { SendRefusal, SessionError } from './types.ts';

export type PactRefusal = SendRefusal | SessionError;

export interface PairPact {
  readonly state: Observable<Pact>;
  readonly roles: Observable<Roles>;
  /** What of it waits for this person is not shown on Today: they put it off, on this device. `null`: to begin an agreement. */
  readonly putOff: Observable<ReadonlySet<string | null>>;
  setAside(hash: string | null): void;
  /** Closed by one of the two, or by itself: everything can be read and nothing written, but what follows here. */
  readonly closed: Observable<boolean>;
  /** Signed by me, and by both once the other signs the same text. Of what looks like recovery words nothing is shared. */
  propose(what: Proposal): Promise<Result<void, PactRefusal>>;
  /** Yes signs the text under that hash; no says that it shall be another one, or takes mine back. */
  answer(hash: string, yes: boolean): Result<void, PactRefusal>;
  /** Mine; it ends by itself after that day. */
  pause(until: Day, words: string): Promise<Result<void, PactRefusal>>;
  resume(): Result<void, PactRefusal>;
  /** That we met on that day, in a flash. */
  met(on: Day): Result<void, PactRefusal>;
  close(reason: ClosingReason, thanks: string): Promise<Result<void, PactRefusal>>;
  /** Also after the end. */
  thank(words: string): Promise<Result<void, PactRefusal>>;
  /** By whom, among the two. */
  nameOf(person: PersonId): string;
}
