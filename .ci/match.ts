/**
 * `npm run match -- solve IN.json` and `npm run match -- verify RUN.json`: matching without screens, for anyone's tests. Both
 * take numbers (app/matching/pool) as well as an office's cards and rules; `solve` takes a table of people too. See docs/match.md.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { followBack } from '../app/matching/followBack.ts';
import { match } from '../app/matching/match.ts';
import { type OfficeFile, parseOfficeFile } from '../app/matching/messages.ts';
import { runOf, verify } from '../app/matching/pool/certificate.ts';
import { KEYS, type Refused, readRequest } from '../app/matching/pool/request.ts';
import { finish } from '../app/matching/pool/rows.ts';
import { solve } from '../app/matching/pool/solve.ts';
import { prepare } from '../app/matching/prepare.ts';
import type { ImpossibleRule, MatchRun } from '../app/matching/types.ts';
import type { Verified } from '../app/matching/verify.ts';
import { PRESETS } from '../app/programme/presets/index.ts';
import { differsFrom, named, readTable } from './matchTable.ts';

const USAGE = `npm run -s match -- solve IN.json                prints the run as one line of JSON
npm run -s match -- solve PEOPLE.csv --pack PACK prints the run over a table of people, by the rules of a programme
npm run -s match -- verify RUN.json              checks a printed run without solving it again
npm run -s match -- verify RUN.json CARDS.json   the same for a run and {"at","candidates"} that are kept apart

PEOPLE.csv  a first row of headings (name, role, languages, can help with, would like to learn, topics, organisation,
            number...; French or English), then one person a row. Columns that are not read and rows that are not taken are
            told on stderr.
PACK        a programme's file as the app saves it, a pack as JSON, or the id of one that comes with the app: ${PRESETS.map(({ id }) => id).join(', ')}.
Ends with 0: done; 1: refused, impossible, or nobody of a table could be matched; 2: not understood. More: docs/match.md`;
/** Refused, or not what it says; and: asked for nothing that is known. */
const [REFUSED, UNCLEAR] = [1, 2];

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const hashBytes = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());

function refuse(refused: readonly Refused[]): number {
  for (const { where, why } of refused) console.error(`${where}: ${why}`);
  return REFUSED;
}

/** Windows PowerShell writes what a command printed as UTF-16, and editors there put a mark before UTF-8. */
function textIn(bytes: Uint8Array): string {
  const marks = { 'utf-16le': [0xff, 0xfe], 'utf-16be': [0xfe, 0xff] };
  const [encoding] = Object.entries(marks).find(([, mark]) => mark.every((byte, at) => bytes[at] === byte)) ?? [
    'utf-8',
  ];
  return new TextDecoder(encoding).decode(bytes);
}

/** What the file holds, from its first brace on: npm prints two lines of its own before what a script prints. */
function readJson(path: string): { readonly value: unknown } | { readonly refused: Refused[] } {
  try {
    const text = textIn(readFileSync(path));
    const from = /^\s*[{[]/m.exec(text)?.index ?? 0;
    return { value: JSON.parse(text.slice(from)) };
  } catch (cause) {
    return { refused: [{ where: path, why: cause instanceof Error ? cause.message : String(cause) }] };
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const rounded = (ms: number): number => Math.round(ms * 10) / 10;

/** `solve PEOPLE.csv --pack PACK`, in either order. Null: it is not that. */
function tableAsked([command, ...rest]: readonly string[]): readonly [people: string, pack: string] | null {
  const at = rest.indexOf('--pack');
  const [pack, [people, ...more]] = [rest[at + 1], rest.filter((_, place) => place !== at && place !== at + 1)];
  if (command !== 'solve' || at === -1 || pack === undefined || people === undefined || more.length > 0) return null;
  return [people, pack];
}

async function solveTable([people, pack]: readonly [string, string]): Promise<number> {
  const read = await readTable(people, pack, Date.now());
  for (const { where, why } of read.told) console.error(`${where}: ${why}`);
  const { table } = read;
  return table === null ? REFUSED : solveOffice(table.office, (run) => named(run, table));
}

async function main(words: readonly string[]): Promise<number> {
  const [command, ...paths] = words;
  if (command === '--help' || command === '-h') {
    console.log(USAGE);
    return 0;
  }
  const table = tableAsked(words);
  if (table !== null) return solveTable(table);
  const most = command === 'verify' ? 2 : 1;
  if ((command !== 'solve' && command !== 'verify') || paths.length === 0 || paths.length > most) {
    console.error(USAGE);
    return UNCLEAR;
  }
  const values: unknown[] = [];
  for (const path of paths) {
    const read = readJson(path);
    if ('refused' in read) return refuse(read.refused);
    values.push(read.value);
  }
  const [first, second] = values;
  const given = second === undefined ? first : isRecord(second) ? { ...second, run: first } : null;
  if (second === undefined && !(isRecord(given) && 'candidates' in given)) {
    return command === 'verify' ? verifyNumbers(first) : solveNumbers(first);
  }
  const office = parseOfficeFile(given);
  if (!office.ok)
    return refuse([{ where: paths.join(' '), why: 'is not {"at","candidates","rules"} or {"at","candidates","run"}' }]);
  if (command === 'solve') return solveOffice(office.value);
  const { run: made, candidates } = office.value;
  const differs = isRecord(given) && 'table' in given ? differsFrom(made, candidates, given.table) : [];
  return differs.length > 0 ? refuse(differs) : verifyOffice(office.value);
}

function verifyNumbers(value: unknown): number {
  const differs = verify(value, hash);
  if (differs.length > 0) return refuse(differs);
  console.log('It holds.');
  return 0;
}

function solveNumbers(value: unknown): number {
  const { request, refused } = readRequest(value);
  if (request === null) return refuse(refused);
  // A rule under a name of somebody's own would be left out without a word.
  for (const key of Object.keys(value as object))
    if (!KEYS.some((known) => known === key)) console.error(`${key}: is not read, and counts for nothing`);
  const began = performance.now();
  const outcome = solve(request);
  const ms = rounded(performance.now() - began);
  if (outcome.solved === null) return refuse(outcome.refused);
  const { answer, proof } = outcome.solved;
  console.log(JSON.stringify(runOf({ ...answer, ms }, value, proof, hash)));
  return 0;
}

function verifyOffice({ run, candidates, at, before }: OfficeFile): number {
  if (run === undefined) return refuse([{ where: 'run', why: 'is missing' }]);
  const checked = finish(followBack({ run, candidates, at }, before, hashBytes));
  if (!checked.ok) {
    const { tag, ...of } = checked.error;
    return refuse([{ where: 'run', why: `${tag} ${JSON.stringify(of)}` }]);
  }
  console.log(checked.value.repaired === null ? 'It holds.' : toldOfRepair(checked.value.repaired));
  return 0;
}

/** A repaired run proves less than one that was made whole, and says so. */
function toldOfRepair({ total, bound, followed }: NonNullable<Verified['repaired']>): string {
  if (followed !== undefined) {
    return (
      'It holds: it was repaired from another run, each time with as few pairs moved as could be. The runs before it were ' +
      `checked as well (${followed}), back to one that was made whole; its total is ${total} of at most ${bound}.`
    );
  }
  const gap = total === bound ? '0' : (((bound - total) / total) * 100).toFixed(2);
  return (
    'It holds as a run repaired from another: every pair is allowed, and no more mentees can be matched. ' +
    'The fewest changes are not proven, since the run before is not here; ' +
    `its total is ${total} of at most ${bound} (gap ${gap} %).`
  );
}

const WHY: Readonly<Record<ImpossibleRule['why'], string>> = {
  seats: 'their seats are',
  side: 'they are a mentee here, whose pairs as a mentor are',
  mentees: 'beside the other rules those who can go to them are',
};

/** Deferred acceptance asks for no minimum: another way to settle ties might keep it. */
const STABLE = 'deferred acceptance (mentees ask, ties by the seed; no other way to settle them was tried) gives them';

/** `tell`: what is printed beside the run for who reads it. Nobody matched is then an end with 1. */
function solveOffice({ rules, candidates, at }: OfficeFile, tell?: (run: MatchRun) => object): number {
  if (rules === undefined) return refuse([{ where: 'rules', why: 'are missing' }]);
  const { refused } = prepare(candidates, rules, at).pins;
  if (refused.length > 0) {
    return refuse(refused.map(({ mentor, mentee, why }) => ({ where: `pin ${mentor} ${mentee}`, why })));
  }
  const began = performance.now();
  const found = match(candidates, rules, at, hashBytes);
  const ms = rounded(performance.now() - began);
  if (!found.ok) {
    return refuse(
      found.error.rules.map(({ mentor, least, why, most }) => ({
        where: `minLoads ${mentor}`,
        why: `is ${least}, but ${why === 'mentees' && rules.objective === 'stable' ? STABLE : WHY[why]} ${most}`,
      })),
    );
  }
  const run = found.value;
  console.log(JSON.stringify({ ...(tell && { table: tell(run) }), run, at, candidates, ms }));
  if (tell === undefined || run.pairs.length > 0) return 0;
  console.error('nobody could be matched');
  return REFUSED;
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
