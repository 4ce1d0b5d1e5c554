/**
 * Words as people type them, and the one form in which they travel. A name that hides a direction override or a
 * control character can show one thing and be another, so forms are cleaned and foreign bytes are refused.
 */

/** C0 and C1 controls but the line feed; line and paragraph separators; direction overrides and isolates; BOM; lone surrogates. */
const FORBIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|\p{Cs}/gu;

/** Several lines in normal form: NFC, no forbidden character, trimmed, at most one empty line in a row. */
export function normaliseText(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(FORBIDDEN, '')
    .normalize('NFC')
    .replaceAll(/ +\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

/** One line in normal form: as normaliseText, with every run of white space made one space. */
export function normaliseLine(text: string): string {
  return normaliseText(text.replaceAll(/\s+/gu, ' ')).replaceAll(/\s+/gu, ' ');
}

/**
 * One line as it was typeset: as normaliseLine, but a no-break space between two words stays, since French sets one
 * before ? and !. What normaliseLine gives is always such a line.
 */
export function typesetLine(text: string): string {
  const one = normaliseText(text).replaceAll(/\s+/gu, (run) => (run === '\u202f' || run === '\u00a0' ? run : ' '));
  return one.trim();
}

/** The key under which two spellings of one skill or topic meet: case, accents and punctuation aside. */
export function foldWords(text: string): string {
  const folded = text
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll(/[\s\-_./,;:'’]+/gu, ' ')
    .trim();
  return folded === '' ? text : folded;
}

/** Entries in normal form, without empty ones nor second spellings of the same; the first spelling stays. */
export function normaliseEntries(entries: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const entry of entries) {
    const line = normaliseLine(entry);
    const key = foldWords(line);
    if (line !== '' && !seen.has(key)) seen.set(key, line);
  }
  return [...seen.values()];
}
