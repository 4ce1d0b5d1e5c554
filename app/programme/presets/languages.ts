import { isLanguageTag } from '../../model/zone.ts';

/** What every preset is written in. French first: it was written in it. */
export const FRENCH_ENGLISH = ['fr', 'en'].filter(isLanguageTag);
