/** A person's id inside a larger shape. */
import * as v from 'valibot';
import type { PersonId } from './brand.ts';
import { parsePersonId } from './ids.ts';

export const personSchema = v.pipe(
  v.string(),
  v.check((text) => parsePersonId(text).ok),
  v.transform((text): PersonId => {
    const parsed = parsePersonId(text);
    if (!parsed.ok) throw new Error('what was checked is an id');
    return parsed.value;
  }),
);
