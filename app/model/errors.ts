/** What can be wrong with one field, in words a form can translate. */
export const PROBLEMS = [
  'missing',
  'too-long',
  'too-many',
  'out-of-range',
  'malformed',
  /** Control characters, direction overrides, text not in normal form. Forms are cleaned instead of refused. */
  'wrong-characters',
  'unknown-time-zone',
  'unknown-language',
  'unknown-field',
] as const;
export type FieldProblem = (typeof PROBLEMS)[number];

export interface FieldError {
  /** Top-level name of the field, such as `skillsOffered`; empty when the whole value has the wrong shape. */
  readonly field: string;
  readonly problem: FieldProblem;
}

/** Why a value from outside is not one of ours. At most one error a field. */
export type ModelError =
  | { readonly tag: 'not-text' }
  | { readonly tag: 'too-large' }
  /** Made by a newer Binôme: keep it, say so, do not interpret it. */
  | { readonly tag: 'newer-version' }
  | { readonly tag: 'invalid'; readonly fields: readonly FieldError[] };
