/** A table of docs/ whose rows name the tests that show each by its title, and the gaps that say what is not there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../.ci/build.ts';

export interface Row {
  readonly id: string;
  readonly tests: readonly string[];
  readonly gaps: readonly string[];
}

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** `id`: how the first cell of such a row is written, as an expression. */
export const rowsOf = (table: string, id: string): Row[] =>
  read(table)
    .split('\n')
    .filter((line) => new RegExp(`^\\| ${id} `).test(line))
    .map((line) => {
      const [name = '', , shown = '', not = ''] = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      return {
        id: name,
        tests: [...shown.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path),
        gaps: [...not.matchAll(/\]\((gaps\/[\w-]+\.md)\)/g)].map(([, path = '']) => `docs/${path}`),
      };
    });

/** The ids that stand in a title: in the words of a test, not in a comment. */
export const titledIn = (source: string, id: string): Set<string> =>
  new Set(
    source
      .split('\n')
      .filter((line) => /^(?!\s*(?:\*|\/\/|\/\*)).*['"`]/.test(line))
      .flatMap((line) => [...line.matchAll(new RegExp(`\\[(${id})\\]`, 'g'))].map(([, found = '']) => found)),
  );

export const testFiles: readonly string[] = ['app', 'crypto', 'e2e', 'signaling'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:test|scene)\.tsx?$/.test(name))
    .map((name) => join(folder, name)),
);
