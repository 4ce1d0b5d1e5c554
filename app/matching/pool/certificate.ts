/**
 * What a run carries so that anyone can check it: its inputs, their hash, and the prices that prove it. Checking recomputes
 * everything that is said, and solves nothing; only a stable assignment is played again, since there is but one that is
 * best for mentees, ties settled by likeness, or by index in a certificate of version 1. That no more could be matched at a floor needs nothing from the run: it is looked
 * for whether one more could be.
 */

import { stableKeeping } from './keeping.ts';
import { wholeScores } from './pairs.ts';
import { costOfOneLess, rangeOf } from './pool.ts';
import { boundOf, hasRoom } from './prove.ts';
import { type Refused, type Request, readRequest } from './request.ts';
import { type Answer, answerOf, floorOf, gapIn, loadOf, type Proof, poolOf, withoutPins } from './solve.ts';

/** SHA-256 of a text, as hex; given by the caller: this room knows no cipher. */
export type HashText = (text: string) => string;

/** 2: a stable run whose ties were settled by who is like whom; 3: the same of those, and every run has a digest over all of it. */
const VERSIONS = [1, 2, 3] as const;

/** Capacity, pins, bans and the like are in the inputs, as they were given. */
export interface Certificate extends Proof {
  readonly version: (typeof VERSIONS)[number];
  readonly hash: string;
  readonly inputs: unknown;
}

const certify = (inputs: unknown, proof: Proof, hash: HashText): Certificate => ({
  version: 3,
  hash: hash(textOf(inputs)),
  ...proof,
  inputs,
});

/** What `solve` prints: the answer, what else is said beside it, its certificate, and a digest over all of these. */
export function runOf(said: object, inputs: unknown, proof: Proof, hash: HashText): Record<string, unknown> {
  const run = { ...said, certificate: certify(inputs, proof, hash) };
  return { ...run, digest: digestOf(run, hash) };
}

/** Over everything but itself: the inputs by their hash, which is held against them. */
function digestOf({ digest: _, certificate, ...said }: Record<string, unknown>, hash: HashText): string {
  const { inputs: __, ...proof } = certificate as Certificate;
  return hash(textOf({ ...said, proof }));
}

/** The same text for the same values, in whatever order their names stand. */
const textOf = (value: unknown = null): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** Everything in which a run differs from what its inputs and prices say; nothing when it holds. */
export function verify(run: unknown, hash: HashText): Refused[] {
  const one = (where: string, why: string): Refused[] => [{ where, why }];
  if (!isRecord(run) || !isRecord(run.certificate)) {
    return one('certificate', 'is missing: this is not a run as solve prints it');
  }
  const { version, hash: said, inputs, prices, above } = run.certificate;
  if (version !== 1 && version !== 2 && version !== 3)
    return one('certificate.version', `is ${JSON.stringify(version)}; only ${VERSIONS.join(', ')} are known here`);
  const found = hash(textOf(inputs));
  if (said !== found) return one('certificate.hash', `is ${JSON.stringify(said)}, but the inputs give "${found}"`);
  const { request, refused } = readRequest(inputs);
  if (request === null) return refused.map(({ where, why }) => ({ where: `certificate.inputs.${where}`, why }));
  const mentorOf = new Int32Array(request.mentees).fill(-1);
  const wrongPairs = readPairs(run.pairs, request, mentorOf);
  if (wrongPairs.length > 0) return wrongPairs;
  const isStable = request.objective === 'stable';
  if (version === 2 && !isStable) return one('certificate.version', 'is 2, which is of stable runs alone');
  if (isStable ? prices !== null : !isPrices(prices, request.mentors)) {
    return one(
      'certificate.prices',
      isStable ? 'are there, and a stable run has none' : 'are not one whole number a mentor',
    );
  }
  const wrong = checkProof(run, request, mentorOf, { prices: prices as number[] | null, above, version });
  if (wrong.length > 0) return wrong;
  // What proves as much but was not printed so: another price that would do, another time. Runs of before have no digest.
  const isSealed = version === 3 || 'digest' in run;
  return isSealed && run.digest !== digestOf(run, hash)
    ? one('digest', 'does not fit: something was changed after it was printed')
    : [];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** Whole, and with any score less than what a number holds exactly. */
const isPrice = (value: unknown): boolean => Number.isInteger(value) && Math.abs(value as number) <= 2 ** 52;
const isPrices = (value: unknown, mentors: number): value is number[] =>
  Array.isArray(value) && value.length === mentors && value.every(isPrice);

/** Fills `mentorOf`; whatever rule a pair breaks. */
function readPairs(
  from: unknown,
  { mentees, mentors, pairs, pins, capacity, minLoad }: Request,
  mentorOf: Int32Array,
): Refused[] {
  if (!Array.isArray(from)) return [{ where: 'pairs', why: 'are not a list' }];
  const wrong: Refused[] = [];
  const refuse = (where: string, why: string) => wrong.push({ where, why });
  from.forEach((pair: unknown, at) => {
    const where = `pairs[${at}]`;
    const [mentee, mentor] = Array.isArray(pair) ? (pair as unknown[]) : [];
    const isIndex = (value: unknown, count: number): value is number =>
      typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < count;
    if (!isIndex(mentee, mentees) || !isIndex(mentor, mentors)) refuse(where, 'is not [mentee, mentor]');
    else if (mentorOf[mentee] !== -1) refuse(where, `mentee ${mentee} is in another pair as well`);
    else if (pairs.find(mentee, mentor) < 0) refuse(where, `mentee ${mentee} with mentor ${mentor} is not allowed`);
    else mentorOf[mentee] = mentor;
  });
  if (wrong.length > 0) return wrong;
  for (const [mentee, mentor] of pins) {
    if (mentorOf[mentee] !== mentor) refuse('pairs', `mentee ${mentee} is not with mentor ${mentor}, as a pin asks`);
  }
  loadOf(mentors, mentorOf).forEach((load, mentor) => {
    const [least, most] = [minLoad[mentor] ?? 0, capacity[mentor] ?? 0];
    if (load > most) refuse('pairs', `mentor ${mentor} has ${load}, whose capacity is ${most}`);
    if (load < least) refuse('pairs', `mentor ${mentor} has ${load}, whose minLoad is ${least}`);
  });
  return wrong;
}

function checkProof(
  run: Record<string, unknown>,
  request: Request,
  mentorOf: Int32Array,
  {
    prices,
    above,
    version,
  }: { readonly prices: number[] | null; readonly above: unknown; readonly version: Certificate['version'] },
): Refused[] {
  const whole = wholeScores(request.pairs);
  const floor = floorOf(request, mentorOf, () => true);
  const least = request.objective === 'floor' && Number.isFinite(floor) ? floor : Number.NEGATIVE_INFINITY;
  const now = answerOf(request, whole, mentorOf, prices, least);
  const right = version === 3 ? now : { ...now, gap: formerGap(now) };
  const wrong = Object.entries(right).flatMap(([name, value]): Refused[] => {
    const [said, is] = [JSON.stringify(run[name]), JSON.stringify(value)];
    return said === is
      ? []
      : [{ where: name, why: `is ${said?.slice(0, 80)}, but the inputs give ${is.slice(0, 80)}` }];
  });
  if (wrong.length > 0) return wrong;
  if (prices !== null && gapIn(request, whole, mentorOf, prices, least) !== 0) {
    wrong.push({
      where: 'certificate.prices',
      why: `do not prove it: something of up to ${right.bound} is not excluded`,
    });
  }
  if (request.objective === 'stable') {
    const best = stableKeeping(request, version === 1 ? 'index' : 'likeness').mentorOf;
    const at = best.findIndex((mentor, mentee) => mentor !== mentorOf[mentee]);
    if (at >= 0)
      wrong.push({ where: 'pairs', why: `mentee ${at} has mentor ${best[at]} in the stable run best for mentees` });
  }
  // The prices of a floor speak of the pairs above it alone: fewer pairs would always have a higher one.
  if (request.objective === 'floor') {
    const all = poolOf(request, whole, Number.NEGATIVE_INFINITY);
    if (hasRoom(all, withoutPins(request, mentorOf)))
      wrong.push({ where: 'pairs', why: 'leave out somebody who could be matched as well' });
  }
  if (request.objective === 'floor' && Number.isFinite(floor) && !isHighest(request, mentorOf, floor, above)) {
    wrong.push({ where: 'certificate.above', why: 'does not prove that no higher floor is possible' });
  }
  return wrong;
}

/** A share of the total, whatever its parts came to: until version 3. */
const formerGap = ({ bound, total, gap }: Answer): number | null =>
  bound === null || gap === 0 ? gap : (bound - total) / Math.abs(total || 1);

/** A pin is the worst pair, nothing scores more, or with pairs above it fewer can be matched or a minLoad not be met. */
function isHighest(request: Request, mentorOf: Int32Array, floor: number, above: unknown): boolean {
  const whole = wholeScores(request.pairs);
  const { pairs, pins, mentees, mentors } = request;
  if (pins.some(([mentee, mentor]) => pairs.scoreAt[pairs.find(mentee, mentor)] === floor)) return true;
  const next = pairs.scoreAt.reduce(
    (low, score) => (score > floor && score < low ? score : low),
    Number.POSITIVE_INFINITY,
  );
  if (next === Number.POSITIVE_INFINITY) return true;
  if (!isPrices(above, mentors)) return false;
  const pool = poolOf(request, whole, next);
  const cost = costOfOneLess(pool);
  const count = mentorOf.reduce((sum, mentor) => sum + (mentor < 0 ? 0 : 1), -pins.length);
  const asMany = BigInt(count) * BigInt(rangeOf(pool.scoreAt).lowest) - BigInt(cost) * BigInt(mentees - count);
  return boundOf(pool, above, cost) < asMany;
}
