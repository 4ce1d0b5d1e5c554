/** The coordinator's own list of people, for the screens: from a file, and who of them has applied since. */
import { toText } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { Instant } from '../model/brand.ts';
import { derived, sameItems } from '../model/observable.ts';
import { headingOf, type Mapping } from '../programme/csvColumns.ts';
import type { OfficeDocument } from '../programme/office.ts';
import { type KeptPaper, listPeople, removePaper, sayApplied, sayOther } from '../programme/paper.ts';
import { takenBackOf } from '../programme/takenBack.ts';
import type { ListedPerson, OfficeList } from './officeListTypes.ts';
import type { SessionError } from './types.ts';

interface Means {
  readonly office: OfficeDocument;
  readonly changes: { readonly subscribe: (listener: () => void) => () => void };
  readonly clock: () => Instant;
  readonly random: (length: number) => Uint8Array;
  /** False: what was changed is not on the disk. */
  readonly durable: () => Promise<boolean>;
}

export function officeList({ office, changes, clock, random, durable }: Means): OfficeList {
  const shown = new WeakMap<KeptPaper, ListedPerson>();
  const entryOf = (key: string, paper: KeptPaper): ListedPerson => {
    const entry = shown.get(paper) ?? { ...paper, key };
    shown.set(paper, entry);
    return entry;
  };
  const saved = async (): Promise<Result<void, SessionError>> =>
    (await durable()) ? ok(undefined) : err({ tag: 'not-saved' });

  return {
    listed: derived([changes], () => [...office.paper].map(([key, paper]) => entryOf(key, paper)), sameItems),
    takenBack: derived(
      [changes],
      () => takenBackOf(office),
      (a, b) => a.people === b.people && a.last === b.last,
    ),
    // Fetched with the first list.
    readList: async (file) => (await import('./peopleFile.ts')).readPeople(file, new Map(office.columns)),
    async list(people, columns, mapping) {
      const listed = office.doc.transact(() => {
        remember(office, columns, mapping);
        return listPeople(office, people, clock(), () => toText(random(9)));
      });
      return (await durable()) ? ok(listed) : err({ tag: 'not-saved' });
    },
    unlist(key) {
      removePaper(office, key);
      return saved();
    },
    isThem(key, person) {
      sayApplied(office, key, person);
      return saved();
    },
    isSomebodyElse(key) {
      sayOther(office, key);
      return saved();
    },
  };
}

function remember(office: OfficeDocument, columns: readonly string[], mapping: Mapping): void {
  for (const [at, column] of columns.entries()) {
    const heading = headingOf(column);
    const field = mapping[at] ?? '';
    if (heading !== '' && office.columns.get(heading) !== field) office.columns.set(heading, field);
  }
}
