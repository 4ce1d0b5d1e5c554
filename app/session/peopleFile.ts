/** A table of people that the coordinator chose: read whole, its columns guessed, nothing kept until they say so. */
import { err, ok, type Result } from '../../crypto/result.ts';
import type { LanguageTag } from '../model/brand.ts';
import { breathe } from '../peer/index.ts';
import { guessColumns, type Mapping, type PaperField } from '../programme/csvColumns.ts';
import { languageWords, type PeopleReport, peopleReader, type TableRow } from '../programme/csvPeople.ts';
import { type CsvFault, csvReader, separatorOf } from '../programme/csvReader.ts';
import { type Encoding, type TextFault, textOf } from '../programme/csvText.ts';

export type PeopleFault = TextFault | CsvFault | { readonly tag: 'no-rows' };

export interface PeopleFile {
  readonly columns: readonly string[];
  readonly rows: number;
  readonly encoding: Encoding;
  readonly separator: string;
  /** The first cell of each column that says something. */
  readonly samples: readonly string[];
  readonly guess: Mapping;
  /** What would be taken with these columns. `names`: what a language is called. */
  check(mapping: Mapping, names: LanguageNames): Promise<PeopleReport>;
}

export interface LanguageNames {
  readonly tags: readonly LanguageTag[];
  readonly of: (tag: LanguageTag) => readonly string[];
}

/** Rows that are read without a pause: some milliseconds. */
const SLICE = 400;

/** `remembered`: columns as they were chosen for files before. */
export async function readPeople(
  file: Blob,
  remembered: ReadonlyMap<string, PaperField | ''>,
): Promise<Result<PeopleFile, PeopleFault>> {
  const text = await textOf(file);
  if (!text.ok) return text;
  const { encoding } = text.value;
  const all: TableRow[] = [];
  let separator: string | null = null;
  let reader: ReturnType<typeof csvReader> | null = null;
  let beginning = '';
  for await (const piece of text.value.pieces()) {
    // A separator is judged by the first lines: they are in the first piece that is not empty.
    if (reader === null) {
      beginning += piece;
      if (beginning === '') continue;
      separator = separatorOf(beginning);
      reader = csvReader(separator, (cells, line) => void all.push({ cells, line }));
      if (!reader.push(beginning)) break;
    } else if (!reader.push(piece)) break;
    await breathe();
  }
  const fault = reader?.end() ?? null;
  if (fault !== null) return err(fault);
  // Excel's own first line, which says the separator and is no row.
  const [head, ...rows] = all[0]?.line === 1 && /^sep=/i.test(all[0].cells[0] ?? '') ? all.slice(1) : all;
  if (head === undefined || rows.length === 0) return err({ tag: 'no-rows' });
  const columns = head.cells.map((cell) => cell.trim());
  return ok({
    columns,
    rows: rows.length,
    encoding,
    separator: separator ?? ';',
    samples: columns.map((_, at) => rows.find(({ cells }) => (cells[at] ?? '').trim() !== '')?.cells[at] ?? ''),
    guess: guessColumns(columns, remembered),
    async check(mapping, { tags, of }) {
      const reader = peopleReader(mapping, languageWords(tags, of));
      for (const [at, row] of rows.entries()) {
        reader.take(row);
        if (at % SLICE === SLICE - 1) await breathe();
      }
      return reader.report();
    },
  });
}
