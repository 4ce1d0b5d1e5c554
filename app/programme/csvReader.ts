/**
 * A table in text, as spreadsheets write it (RFC 4180, and what they do beside it): any separator, quotes doubled inside
 * quotes, lines within quotes, CRLF, LF or CR. It is given in pieces and holds one row at a time.
 */

export const CSV_LIMITS = { columns: 120, cell: 10_000, rows: 50_000, bytes: 24_000_000 } as const;

export type CsvFault =
  /** A quote was opened on that line and closed nowhere near. */
  | { readonly tag: 'unfinished-quote'; readonly line: number }
  | { readonly tag: 'too-many-columns' | 'too-many-rows'; readonly line: number };

export interface CsvReader {
  /** False: a fault was met, and the rest need not be given. */
  push(text: string): boolean;
  /** After the last piece. Null: all rows were told. */
  end(): CsvFault | null;
}

/** `row`: the cells, and the line on which it begins, the first being 1. Rows without a word are passed over. */
export function csvReader(separator: string, row: (cells: string[], line: number) => void): CsvReader {
  let cells: string[] = [];
  let cell = '';
  /** `after`: a quote was read inside quotes, which ends them or is half of a doubled one. */
  let state: 'begin' | 'plain' | 'quoted' | 'after' = 'begin';
  let [line, began, opened, rows] = [1, 1, 1, 0];
  let wasReturn = false;
  let fault: CsvFault | null = null;

  function endCell(): void {
    cells.push(cell);
    cell = '';
    state = 'begin';
    if (cells.length > CSV_LIMITS.columns) fault ??= { tag: 'too-many-columns', line: began };
  }

  function endRow(): void {
    endCell();
    if (cells.some((each) => each.trim() !== '')) {
      rows += 1;
      if (rows > CSV_LIMITS.rows) fault ??= { tag: 'too-many-rows', line: began };
      else row(cells, began);
    }
    cells = [];
    began = line;
  }

  function take(character: string): void {
    const isBreak = character === '\n' || character === '\r';
    if (isBreak && !(character === '\n' && wasReturn)) line += 1;
    const isSecond = character === '\n' && wasReturn;
    wasReturn = character === '\r';
    if (state === 'quoted') {
      if (character === '"') state = 'after';
      else if (!isSecond) cell += character === '\r' ? '\n' : character;
      else return;
      if (cell.length > CSV_LIMITS.cell) fault ??= { tag: 'unfinished-quote', line: opened };
      return;
    }
    if (isSecond) {
      began = line;
      return;
    }
    if (state === 'after' && character === '"') {
      cell += '"';
      state = 'quoted';
    } else if (character === separator) endCell();
    else if (isBreak) endRow();
    else if (state === 'begin' && character === '"') {
      state = 'quoted';
      opened = line;
    } else {
      // Words after a closed quote, or a quote within words: as they stand.
      cell += character;
      if (state === 'begin') state = 'plain';
      if (cell.length > CSV_LIMITS.cell) fault ??= { tag: 'unfinished-quote', line: began };
    }
  }

  return {
    push(text) {
      for (let at = 0; at < text.length && fault === null; at += 1) take(text.charAt(at));
      return fault === null;
    },
    end() {
      if (state === 'quoted') fault ??= { tag: 'unfinished-quote', line: opened };
      if (fault === null && (cell !== '' || cells.length > 0)) endRow();
      return fault;
    },
  };
}

/** The separator of a table that begins so: the one that stands most often, outside quotes, on its first line. */
export function separatorOf(beginning: string): string {
  const said = /^sep=(.)\r?\n/i.exec(beginning)?.[1];
  if (said !== undefined) return said;
  const counts = new Map([';', ',', '\t', '|'].map((each) => [each, 0]));
  let quoted = false;
  let seen = false;
  for (const character of beginning) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '\n' || character === '\r') {
      if (seen) break;
    } else {
      seen ||= character.trim() !== '';
      const count = counts.get(character);
      if (count !== undefined) counts.set(character, count + 1);
    }
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best !== undefined && best[1] > 0 ? best[0] : ';';
}
