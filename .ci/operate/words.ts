/** What the operator's tools say, in the language of the terminal; `--fr` and `--en` choose it. */
export type Words = readonly [english: string, french: string];

const asked = process.argv.includes('--fr') ? 'fr' : process.argv.includes('--en') ? 'en' : undefined;
const { LC_ALL, LC_MESSAGES, LANG } = process.env;
const isFrench = (asked ?? (LC_ALL || LC_MESSAGES || LANG || 'en')).startsWith('fr');

/** French signs stand behind a narrow space that does not break; an address has none before its colons. */
const spaced = (french: string): string => french.replace(/ ([:;!?»])/g, '\u202f$1').replace(/« /g, '«\u202f');

export const said = ([english, french]: Words): string => (isFrench ? spaced(french) : english);

/** Says why, and ends. */
export function stop(words: Words): never {
  console.error(said(words));
  process.exit(1);
}
