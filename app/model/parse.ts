/** Bytes ↔ values. Values travel as UTF-8 JSON with a version, their keys in one order, so that equal values are equal bytes. */
import * as v from 'valibot';
import { err, ok, type Result } from '../../crypto/result.ts';
import { type FieldError, type FieldProblem, type ModelError, PROBLEMS } from './errors.ts';
import { readJson } from './json.ts';

const isProblem = (text: string): text is FieldProblem => PROBLEMS.some((known) => known === text);

function fieldError(issue: v.BaseIssue<unknown>): FieldError {
  const field = typeof issue.path?.[0]?.key === 'string' ? issue.path[0].key : '';
  if (isProblem(issue.message)) return { field, problem: issue.message };
  // Left with valibot's own words: a key that should be there, or one that should not.
  if (issue.type === 'strict_object') {
    return {
      field,
      problem: issue.expected === 'never' ? 'unknown-field' : issue.received === 'undefined' ? 'missing' : 'malformed',
    };
  }
  return { field, problem: 'malformed' };
}

/** The value, or at most one error a field. */
export function parseValue<T>(schema: v.GenericSchema<unknown, T>, value: unknown): Result<T, ModelError> {
  const answer = v.safeParse(schema, value, { abortPipeEarly: true });
  if (answer.success) return ok(answer.output);
  const fields = new Map<string, FieldError>();
  for (const issue of answer.issues) {
    const error = fieldError(issue);
    if (!fields.has(error.field)) fields.set(error.field, error);
  }
  return err({ tag: 'invalid', fields: [...fields.values()] });
}

/** No value of ours is a tenth as deep. */
const DEEP = 64;

const isNewer = (value: unknown, newest: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'version' in value &&
  typeof value.version === 'number' &&
  value.version > newest;

/** Fails on more than `limit` bytes, on what is not UTF-8 JSON, on a version past `newest`, and on a field that is not as it should be. */
export function parseBytes<T>(
  schema: v.GenericSchema<unknown, T>,
  bytes: Uint8Array,
  limit: number,
  newest = 1,
): Result<T, ModelError> {
  if (bytes.length > limit) return err({ tag: 'too-large' });
  const value = readJson(bytes, { bytes: limit, deep: DEEP, values: limit });
  if (value === undefined) return err({ tag: 'not-text' });
  if (isNewer(value, newest)) return err({ tag: 'newer-version' });
  return parseValue(schema, value);
}

/** UTF-8 JSON of `value` with exactly `keys`, in their order. */
export function encodeValue<T extends object>(value: T, keys: readonly (keyof T & string)[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value, [...keys]));
}
