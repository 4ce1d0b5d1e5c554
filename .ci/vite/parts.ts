/**
 * Which words of a language are fetched together: those of the first drawing, those that only the coordinator's office
 * shows, and between them by the groups of screens (chunks.ts). Nobody assigns a sentence: a catalogue says which files
 * use it, and the imports say who reaches these.
 */
import { isOffice, screensOf } from './chunks.ts';
import { ENTRY, reached, sources } from './sources.ts';

export type Part = string;
export const FIRST: Part = 'first';
export const OFFICE: Part = 'office';
/** Of screens that an install does not wait for. */
export const TOOLS: Part = 'plans';

/** The first screen of whoever has begun, fetched beside the page's own files. */
const HOME = 'app/ui/home/Today.tsx';

export interface Parts {
  /** Of a sentence, by the files that use it. */
  of(files: readonly string[]): Part;
  /** What must be there before the screens of a file are drawn, beside the words of the first drawing. */
  neededBy(file: string): readonly Part[];
}

/** `used` gives, for each sentence of a catalogue, the files that use it. */
export function partsOf(used: Iterable<readonly string[]>): Parts {
  const first = reached(sources(), [ENTRY, HOME]);
  const own = (file: string): Part => (first.has(file) ? FIRST : isOffice(file) ? OFFICE : screensOf(file));

  const of = (files: readonly string[]): Part => {
    const parts = new Set(files.map(own));
    if (parts.size > 1) parts.delete(OFFICE);
    const [sole = FIRST] = parts;
    // What several groups say is short, and is there for all of them.
    return parts.size > 1 ? FIRST : sole;
  };

  const said = new Map<string, Set<Part>>();
  for (const files of used) {
    for (const file of files) said.set(file, (said.get(file) ?? new Set()).add(of(files)));
  }
  return {
    of,
    neededBy(file) {
      const parts = new Set([...reached(sources(), [file])].flatMap((each) => [...(said.get(each) ?? [])]));
      parts.delete(FIRST);
      return [...parts].sort();
    },
  };
}
