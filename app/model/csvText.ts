/**
 * Rows as a file for spreadsheets: every cell in quotes, UTF-8 with its mark so that accents survive, CRLF.
 * A cell that a spreadsheet would take for a formula (OWASP "CSV injection": = + - @, a tab or a return first; also after
 * blanks or controls, and in the wide forms that some of them fold) begins with an apostrophe, which it shows as text: what
 * a stranger wrote in a card must not run on the coordinator's machine.
 */
const FORMULA = /^[\s\u0000-\u001f\u200b-\u200f\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r]/;

const cellOf = (text: string): string => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** `separator`: a semicolon where the comma is a decimal sign, as in French. */
export const csvText = (rows: readonly (readonly string[])[], separator: ',' | ';'): string =>
  `\ufeff${rows.map((cells) => `${cells.map(cellOf).join(separator)}\r\n`).join('')}`;
