/** What the operator's tools say, in the language of the terminal; `--fr` and `--en` choose it. */
export type Words = readonly [english: string, french: string];

const asked = process.argv.includes('--fr') ? 'fr' : process.argv.includes('--en') ? 'en' : undefined;
const { LC_ALL, LC_MESSAGES, LANG } = process.env;
const isFrench = (asked ?? (LC_ALL || LC_MESSAGES || LANG || 'en')).startsWith('fr');

export const said = ([english, french]: Words): string => (isFrench ? french : english);

/** Says why, and ends. */
export function stop(words: Words): never {
  console.error(said(words));
  process.exit(1);
}
