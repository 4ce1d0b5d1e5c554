/** The coordinator's list of people who need not have applied, for the screens. */
import type { Result } from '../../crypto/result.ts';
import type { Instant, PersonId } from '../model/brand.ts';
import type { Observable } from '../model/observable.ts';
import type { Mapping } from '../programme/csvColumns.ts';
import type { KeptPaper, Listed, PaperPerson } from '../programme/paper.ts';
import type { PeopleFault, PeopleFile } from './peopleFile.ts';
import type { SessionError } from './types.ts';

export type { Mapping, PaperField } from '../programme/csvColumns.ts';
export type { BadRow, PeopleReport, RowProblem } from '../programme/csvPeople.ts';
export type { Listed, PaperPerson } from '../programme/paper.ts';
export type { LanguageNames, PeopleFault, PeopleFile } from './peopleFile.ts';

export interface ListedPerson extends KeptPaper {
  readonly key: string;
}

export interface OfficeList {
  /** Those who applied too: `applied` says as whom. */
  readonly listed: Observable<readonly ListedPerson[]>;
  /** People who took their card back: nothing else of them is here. */
  readonly takenBack: Observable<{ readonly people: number; readonly last: Instant }>;
  /** Reads a table that somebody chose. Nothing is kept of it. */
  readList(file: Blob): Promise<Result<PeopleFile, PeopleFault>>;
  /** Puts people on the list, each once; what the columns were is remembered for the next file. */
  list(
    people: readonly PaperPerson[],
    columns: readonly string[],
    mapping: Mapping,
  ): Promise<Result<Listed, SessionError>>;
  unlist(key: string): Promise<Result<void, SessionError>>;
  /** This card is theirs. */
  isThem(key: string, person: PersonId): Promise<Result<void, SessionError>>;
  /** Who applied is another person of the same name. */
  isSomebodyElse(key: string): Promise<Result<void, SessionError>>;
}
