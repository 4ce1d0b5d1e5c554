/**
 * English as a language would be whose words are two fifths longer, with marks above and below the letters and a bracket
 * at each end of a sentence: what is cut, squeezed or not translated shows. For e2e/access/length.scene.ts only.
 */

const STRETCHED: Readonly<Record<string, string>> = {
  ...{ a: 'åä', e: 'êë', i: 'îï', o: 'ôö', u: 'ûü', y: 'ýÿ' },
  ...{ A: 'ÅÄ', E: 'ÊË', I: 'ÎÏ', O: 'ÔÖ', U: 'ÛÜ', Y: 'ÝŸ' },
};

/** The numbered tags of a sentence stay as they are. */
const stretch = (text: string): string =>
  text
    .split(/(<\/?\d+\/?>)/)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(/[aeiouy]/gi, (letter) => STRETCHED[letter] ?? letter)))
    .join('');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A compiled message is its text, or a list of texts and of values: [name], [name, kind, what is said in each case]. */
function inside(message: unknown): unknown {
  if (typeof message === 'string') return stretch(message);
  if (!Array.isArray(message)) return message;
  return message.map((part: unknown) => {
    if (!Array.isArray(part)) return inside(part);
    const [name, kind, cases] = part;
    if (!isRecord(cases)) return part;
    return [name, kind, Object.fromEntries(Object.entries(cases).map(([which, said]) => [which, inside(said)]))];
  });
}

export function longer(messages: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(messages).map(([id, message]) => {
      const said = inside(message);
      return [id, Array.isArray(said) ? ['⟦', ...said, '⟧'] : `⟦${String(said)}⟧`];
    }),
  );
}
