/**
 * How two people find their being a pair, at half of its time and at the end. Each answers alone and signs a commitment
 * first (label `evaluation`); what was answered is shown to both once both commitments are there, and cannot be changed.
 */
import * as v from 'valibot';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { Instant } from './brand.ts';
import { isBytesText } from './ids.ts';
import { readJson } from './json.ts';
import { PACK_LIMITS } from './pack.ts';
import { itemId } from './schemas.ts';

export const ROUNDS = ['mid', 'end'] as const;
export type Round = (typeof ROUNDS)[number];

/** In the order of the marks. */
export const STATEMENTS = ['heard', 'open', 'often', 'ready', 'aim', 'learn', 'both', 'again'] as const;
export type Statement = (typeof STATEMENTS)[number];

export const EVALUATION_LIMITS = { words: 600 } as const;
const NONCE = 32;

/** What was answered to one statement of the programme's own survey: its id in the pack, and 1 to 5. */
export interface OwnMark {
  readonly id: string;
  readonly mark: number;
}

export interface Answers {
  /** Of each statement, 1 (not at all) to 5 (entirely). */
  readonly marks: readonly number[];
  readonly words: string;
  /** To the programme's own statements, those that this person was shown; undefined: to none. */
  readonly own?: readonly OwnMark[] | undefined;
}

export type EvaluationAct =
  | { readonly does: 'commit'; readonly round: Round; readonly to: string }
  /** `knowing`: the other's commitment that was there; theirs can be no other one from then on. */
  | {
      readonly does: 'reveal';
      readonly round: Round;
      readonly nonce: string;
      readonly answers: Answers;
      readonly knowing: string;
    };

export interface EvaluationWord {
  readonly version: 1;
  /** Binds the word to its workspace: one of another, replayed here, is refused. */
  readonly workspace: string;
  readonly id: string;
  readonly at: Instant;
  readonly act: EvaluationAct;
}

const hash = v.pipe(
  v.string(),
  v.check((text) => isBytesText(text, NONCE)),
);

const mark = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5));
export const marksSchema = v.pipe(v.array(mark), v.length(STATEMENTS.length));
export const ownSchema = v.pipe(
  v.array(v.strictObject({ id: itemId, mark })),
  v.minLength(1),
  v.maxLength(PACK_LIMITS.statements),
  v.check((marks) => new Set(marks.map(({ id }) => id)).size === marks.length),
);
const answersSchema = v.strictObject({
  marks: marksSchema,
  words: v.pipe(v.string(), v.maxLength(EVALUATION_LIMITS.words)),
  own: v.optional(ownSchema),
});
const round = v.picklist(ROUNDS);
const act = v.variant('does', [
  v.strictObject({ does: v.literal('commit'), round, to: hash }),
  v.strictObject({ does: v.literal('reveal'), round, nonce: hash, answers: answersSchema, knowing: hash }),
]);
const schema = v.strictObject({
  version: v.literal(1),
  workspace: v.pipe(v.string(), v.maxLength(64)),
  id: v.pipe(v.string(), v.minLength(8), v.maxLength(32)),
  at: v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15)),
  act,
});

/** The bytes that are held to: the same on every device. */
export const encodeAnswers = ({ marks, words, own }: Answers): Uint8Array =>
  new TextEncoder().encode(
    JSON.stringify(own === undefined ? [marks, words] : [marks, words, own.map(({ id, mark }) => [id, mark])]),
  );

export const encodeEvaluationWord = (word: EvaluationWord): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(word));

export function parseEvaluationWord(bytes: Uint8Array): Result<EvaluationWord, { readonly tag: 'malformed' }> {
  const parsed = v.safeParse(schema, readJson(bytes));
  return parsed.success ? ok(parsed.output) : err({ tag: 'malformed' });
}
