/** What an office does because several share it: what it is called by, who did what, and that nobody is written to twice. */
import { parsePersonId } from '../model/ids.ts';
import { LIMITS } from '../model/limits.ts';
import { derived } from '../model/observable.ts';
import { doublesOf, dropUnsentDoubles } from '../programme/doubles.ts';
import { isHandedOver } from '../programme/invitations.ts';
import type { KeptSent, OfficeDocument } from '../programme/office.ts';
import { proposalOf } from '../programme/proposals.ts';
import type { Core } from './core.ts';
import type { OfficeChoices } from './officeChoiceTypes.ts';
import type { OfficeRuns } from './officeRunTypes.ts';
import type { RunningTeam } from './officeTeam.ts';
import type { Colleague, ColleagueLink, OfficeAct, OfficeTeam } from './officeTeamTypes.ts';

/** Before what was written apart leaves, for the others' to come first, ms. */
const GATHER = 5_000;
/** Between meeting a device and having its document, ms. */
const SETTLE = 1_000;

/** Everybody who answers for it, as people read it: as many as there is room for. */
export function coordinatorsOf(names: readonly string[], language: string): string {
  const all = new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
  const [first = '', ...rest] = names;
  return all.length <= LIMITS.name || rest.length === 0 ? all : `${first.slice(0, LIMITS.name - 5)} + ${rest.length}`;
}

/** For the screens. */
export function teamView(
  core: Pick<Core, 'me'>,
  office: OfficeDocument,
  team: RunningTeam,
  invite: () => ColleagueLink,
): OfficeTeam {
  const seenChanges = {
    subscribe(listener: () => void) {
      office.seen.observe(listener);
      return () => office.seen.unobserve(listener);
    },
  };
  const nameOf = (person: string): string => team.roster().find((one) => one.person === person)?.name ?? '';
  return {
    people: derived(
      [team.turns, seenChanges],
      () => {
        const present = new Set(team.present());
        return team.roster().flatMap(({ person, name }, i): Colleague[] => {
          const id = parsePersonId(person);
          const seen = office.seen.get(person);
          const at = typeof seen === 'number' && Number.isSafeInteger(seen) ? seen : null;
          const me = person === core.me;
          return id.ok
            ? [{ person: id.value, name, me, host: i === 0, here: me || present.has(person), seen: at }]
            : [];
        });
      },
      isSame,
    ),
    lately: derived(
      [team.acts.said, team.turns],
      () => {
        const names = new Map(team.acts.said.get().map(({ word }) => [word.about, word.name] as const));
        return team.acts.said
          .get()
          .map(
            ({ author: person, word: { id, at, does, about, name, count } }): OfficeAct => ({
              id,
              person,
              // Who is no longer in it is called as when they came.
              by: nameOf(person) || names.get(person) || '',
              me: person === core.me,
              at,
              does,
              about,
              name,
              count,
            }),
          )
          .sort((a, b) => b.at - a.at);
      },
      isSame,
    ),
    invite,
    remove: team.takeOut,
  };
}

const isSame = <T>(a: T, b: T): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The same runs and proposals, each told to the colleagues. */
export function noted(
  office: OfficeDocument,
  team: Pick<RunningTeam, 'note'>,
  runs: OfficeRuns,
  choices: OfficeChoices,
): OfficeRuns & OfficeChoices {
  const run = () => proposalOf(office)?.run;
  return {
    ...runs,
    ...choices,
    async match() {
      const made = await runs.match();
      if (made.ok && made.value === 'made') team.note('ran', run()?.inputs, run()?.pairs.length);
      return made;
    },
    async runFile() {
      const file = await runs.runFile();
      if (file.ok) team.note('published', run()?.inputs, run()?.pairs.length);
      return file;
    },
    async propose() {
      const proposed = await choices.propose();
      if (proposed.ok && proposed.value > 0) team.note('proposed', '', proposed.value);
      return proposed;
    },
  };
}

/** After each connection, resolves when a colleague's device was met, or none is about. */
export function gathering(team: Pick<RunningTeam, 'roster' | 'present' | 'turns'>): () => Promise<void> {
  let waited: Promise<void> | null = null;
  return () => {
    if (team.roster().length < 2) return Promise.resolve();
    waited ??= new Promise((resolve) => {
      const timer = setTimeout(done, GATHER);
      const stop = team.turns.subscribe(look);
      function done(): void {
        clearTimeout(timer);
        stop();
        resolve();
      }
      function look(): void {
        if (team.present().length > 0) setTimeout(done, SETTLE);
      }
      look();
    });
    return waited;
  };
}

interface Means {
  readonly core: Pick<Core, 'clock'>;
  readonly office: OfficeDocument;
  readonly team: Pick<RunningTeam, 'leads' | 'roster'>;
  readonly changes: { subscribe(listener: () => void): () => void };
  /** It is over, and those who were asked are told. */
  readonly end: (sent: KeptSent) => void;
  readonly handOver: () => Promise<void>;
}

/** Of two invitations of the same two, which were sent apart, one is taken back. Returns the stop. */
export function settleDoubles({ core, office, team, changes, end, handOver }: Means): () => void {
  let looking = false;
  function look(): void {
    // What it writes is a change as well.
    if (looking || team.roster().length < 2) return;
    looking = true;
    dropUnsentDoubles(office, core.clock());
    const doubles = team.leads() ? doublesOf(office, core.clock()).filter(({ id }) => isHandedOver(office, id)) : [];
    office.doc.transact(() => doubles.forEach(end));
    looking = false;
    if (doubles.length > 0) void handOver();
  }
  look();
  return changes.subscribe(look);
}
