/** What is asked of the command line: people as indexes, seats, scores and rules. Read from outside, and refused by name. */
import { allowedPairs, type Pairs, sumOf } from './pairs.ts';

export const OBJECTIVES = ['total', 'floor', 'stable'] as const;
export type Objective = (typeof OBJECTIVES)[number];
/** Mentee, then mentor. */
export type Pin = readonly [number, number];
/** For each person the indexes of the other side, best first; who is not named comes after, by score. */
export type Ranking = readonly (readonly number[])[];

export interface Request {
  readonly mentees: number;
  readonly mentors: number;
  readonly capacity: readonly number[];
  readonly minLoad: readonly number[];
  readonly pins: readonly Pin[];
  readonly objective: Objective;
  readonly rankings: { readonly mentees: Ranking | null; readonly mentors: Ranking | null };
  /** Bans are not in it. */
  readonly pairs: Pairs;
}

/** A rule that cannot hold, or a value that cannot be read: where it stands, and why. */
export interface Refused {
  readonly where: string;
  readonly why: string;
}

const MOST_PEOPLE = 65_535;
/** More of the same are counted, not listed. */
const MOST_NAMED = 20;

const isCount = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= most;
const show = (value: unknown): string => String(JSON.stringify(value) ?? value).slice(0, 40);

/** The request, or every reason why it is none. */
export function readRequest(
  from: unknown,
): { readonly request: Request; readonly refused: null } | { readonly request: null; readonly refused: Refused[] } {
  const refused: Refused[] = [];
  let more = 0;
  const refuse = (where: string, why: string): void => {
    if (refused.length < MOST_NAMED) refused.push({ where, why });
    else more += 1;
  };
  const request = read(from, refuse);
  if (request !== null) checkPins(request, refuse);
  if (more > 0) refused.push({ where: 'and', why: `${more} more` });
  return request === null || refused.length > 0 ? { request: null, refused } : { request, refused: null };
}

export const KEYS = [
  'mentees',
  'mentors',
  'capacity',
  'scores',
  'pins',
  'bans',
  'minLoad',
  'objective',
  'rankings',
] as const;

/** A rule under another spelling would be left out without a word. What is nothing like one is somebody's note. */
function misspelt(key: string): string | null {
  const said = key.toLowerCase().replaceAll(/[^a-z]/g, '');
  const isLike = (known: string): boolean =>
    Math.abs(known.length - said.length) < 3 && (known.startsWith(said) || said.startsWith(known));
  return KEYS.some((known) => known === key) ? null : (KEYS.find((known) => isLike(known.toLowerCase())) ?? null);
}

type Refuse = (where: string, why: string) => void;

function read(from: unknown, refuse: Refuse): Request | null {
  if (typeof from !== 'object' || from === null || Array.isArray(from)) {
    refuse('the file', 'is not an object {"mentees":n,"mentors":m,"capacity":[…],"scores":…}');
    return null;
  }
  const { mentees, mentors, capacity, scores, pins, bans, minLoad, objective, rankings } = from as Record<
    string,
    unknown
  >;
  for (const key of Object.keys(from)) {
    const meant = misspelt(key);
    if (meant !== null) refuse(key, `is not read; is it ${meant}?`);
  }
  for (const [name, count] of Object.entries({ mentees, mentors })) {
    if (!isCount(count, MOST_PEOPLE)) refuse(name, `${show(count)} is not a whole number from 0 to ${MOST_PEOPLE}`);
  }
  if (!isCount(mentees, MOST_PEOPLE) || !isCount(mentors, MOST_PEOPLE)) return null;
  const seats = readCounts('capacity', capacity, mentors, refuse);
  const least =
    minLoad === undefined ? Array<number>(mentors).fill(0) : readCounts('minLoad', minLoad, mentors, refuse);
  if (objective !== undefined && !OBJECTIVES.some((known) => known === objective)) {
    refuse('objective', `${show(objective)} is none of ${OBJECTIVES.join(', ')}`);
  }
  const pinned = readPairs('pins', pins, mentees, mentors, refuse);
  const banned = readPairs('bans', bans, mentees, mentors, refuse);
  const ranked = readRankings(rankings, mentees, mentors, refuse);
  const pairs = allowedPairs(scores, mentees, mentors, banned, refuse);
  if (seats === null || least === null || pairs === null) return null;
  least.forEach((count, mentor) => {
    const most = seats[mentor] ?? 0;
    if (count > most) refuse(`minLoad[${mentor}]`, `${count} is more than capacity[${mentor}], which is ${most}`);
  });
  if (sumOf(least) > mentees) refuse('minLoad', `asks for ${sumOf(least)} mentees in all, and there are ${mentees}`);
  checkBans(pinned, banned, refuse);
  return {
    mentees,
    mentors,
    capacity: seats,
    minLoad: least,
    pins: [...new Map(pinned.map((pin) => [`${pin}`, pin])).values()],
    objective: OBJECTIVES.find((known) => known === objective) ?? 'total',
    rankings: ranked,
    pairs,
  };
}

function readCounts(name: string, values: unknown, mentors: number, refuse: Refuse): number[] | null {
  if (!Array.isArray(values) || values.length !== mentors) {
    const what = Array.isArray(values) ? `has ${values.length} numbers` : `${show(values)} is not a list`;
    refuse(name, `${what}; there are ${mentors} mentors, each needs one`);
    return null;
  }
  let right = true;
  values.forEach((value: unknown, mentor) => {
    if (isCount(value, MOST_PEOPLE)) return;
    refuse(`${name}[${mentor}]`, `${show(value)} is not a whole number from 0 to ${MOST_PEOPLE}`);
    right = false;
  });
  return right ? (values as number[]) : null;
}

function readPairs(name: string, values: unknown, mentees: number, mentors: number, refuse: Refuse): Pin[] {
  if (values === undefined) return [];
  if (!Array.isArray(values)) {
    refuse(name, `${show(values)} is not a list of [mentee, mentor]`);
    return [];
  }
  return values.flatMap((value: unknown, at): Pin[] => {
    const where = `${name}[${at}]`;
    if (!Array.isArray(value) || value.length !== 2) {
      refuse(where, `${show(value)} is not [mentee, mentor]`);
      return [];
    }
    const [mentee, mentor] = value as [unknown, unknown];
    const known = isCount(mentee, mentees - 1) && isCount(mentor, mentors - 1);
    if (!isCount(mentee, mentees - 1)) refuse(where, `mentee ${show(mentee)} is not one of 0 to ${mentees - 1}`);
    if (!isCount(mentor, mentors - 1)) refuse(where, `mentor ${show(mentor)} is not one of 0 to ${mentors - 1}`);
    return known ? [[mentee, mentor]] : [];
  });
}

function readRankings(from: unknown, mentees: number, mentors: number, refuse: Refuse): Request['rankings'] {
  if (from === undefined || from === null) return { mentees: null, mentors: null };
  if (typeof from !== 'object' || Array.isArray(from)) {
    refuse('rankings', `${show(from)} is not {"mentees":[[mentor, …], …],"mentors":[[mentee, …], …]}`);
    return { mentees: null, mentors: null };
  }
  for (const key of Object.keys(from))
    if (key !== 'mentees' && key !== 'mentors')
      refuse(`rankings.${show(key).slice(1, -1)}`, 'is not read; rankings are of mentees and of mentors');
  const side = (name: 'mentees' | 'mentors', people: number, others: number): Ranking | null => {
    const lists = (from as Record<string, unknown>)[name];
    if (lists === undefined || lists === null) return null;
    if (!Array.isArray(lists) || lists.length !== people) {
      refuse(`rankings.${name}`, `is not ${people} lists, one for each`);
      return null;
    }
    lists.forEach((list: unknown, person) => {
      const where = `rankings.${name}[${person}]`;
      if (!Array.isArray(list)) {
        refuse(where, `${show(list)} is not a list, the best first`);
        return;
      }
      const stranger = list.find((other) => !isCount(other, others - 1));
      if (stranger !== undefined) refuse(where, `${show(stranger)} is not one of 0 to ${others - 1}`);
      if (new Set(list).size !== list.length) refuse(where, 'names somebody twice');
    });
    return lists as Ranking;
  };
  return { mentees: side('mentees', mentees, mentors), mentors: side('mentors', mentors, mentees) };
}

function checkBans(pins: readonly Pin[], bans: readonly Pin[], refuse: Refuse): void {
  const banAt = new Map(bans.map((ban, at) => [`${ban}`, at]));
  pins.forEach((pin, at) => {
    const ban = banAt.get(`${pin}`);
    if (ban !== undefined) refuse(`pins[${at}]`, `mentee ${pin[0]} with mentor ${pin[1]} is banned by bans[${ban}]`);
  });
}

function checkPins({ pins, pairs, capacity }: Request, refuse: Refuse): void {
  const taken = capacity.map(() => 0);
  const mentorOf = new Map<number, number>();
  for (const [mentee, mentor] of pins) {
    const where = `pin [${mentee}, ${mentor}]`;
    if (pairs.find(mentee, mentor) < 0) refuse(where, `mentee ${mentee} with mentor ${mentor} has no score`);
    const other = mentorOf.get(mentee);
    if (other !== undefined) refuse(where, `mentee ${mentee} is pinned to mentor ${other} as well`);
    mentorOf.set(mentee, mentor);
    taken[mentor] = (taken[mentor] ?? 0) + 1;
  }
  taken.forEach((count, mentor) => {
    const seats = capacity[mentor] ?? 0;
    if (count > seats) refuse('pins', `${count} are to mentor ${mentor}, whose capacity is ${seats}`);
  });
}
