/**
 * The hash of every script, in the page: a script that was changed after the build is not run. Those that the page
 * names carry theirs; the others, loaded later, have it in the import map, which is the one inline script there is, so
 * its own hash goes into the policy that the server sends (`.policy`, read by signaling/static.ts). SHA-256 and no longer
 * one: the page is read before anything else, and a hash does not compress.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const digest = (bytes: string | Buffer): string => `sha256-${createHash('sha256').update(bytes).digest('base64')}`;

/** Of each language the words of the first drawing: public/theme.js knows which to fetch, before any module runs. */
const firstWords = (scripts: readonly string[], hashOf: (path: string) => string): string =>
  scripts
    .flatMap((path) => {
      const [, locale] = /^\/assets\/([a-z]+)-first-/.exec(path) ?? [];
      return locale === undefined ? [] : `${locale},${path},${hashOf(path)}`;
    })
    .join(' ');

/** `today`: files that Today is drawn from, beside those that the page names: fetched at once where somebody was before. */
export function writeIntegrity(folder: string, today: readonly string[]): void {
  const hashOf = (path: string): string => digest(readFileSync(join(folder, path)));
  const scripts = readdirSync(join(folder, 'assets'))
    .filter((name) => name.endsWith('.js'))
    .sort()
    .map((name) => `/assets/${name}`);
  const map = JSON.stringify({ integrity: Object.fromEntries(scripts.map((path) => [path, hashOf(path)])) });

  const ahead = today.map((path) => (path.endsWith('.css') ? `/${path}` : `/${path},${hashOf(path)}`)).join(' ');
  const file = join(folder, 'index.html');
  const page = readFileSync(file, 'utf8').replace(
    ' src="/theme.js"',
    ` data-words="${firstWords(scripts, hashOf)}" data-today="${ahead}" src="/theme.js"`,
  );
  const guarded = page
    .replace(
      /<(?:script\b[^>]*\bsrc|link\b[^>]*\brel="modulepreload"[^>]*\bhref)="(\/[^"]+)"/g,
      (tag, path: string) => {
        return `${tag} integrity="${hashOf(path)}"`;
      },
    )
    // Before the first script: the browser reads no map after a module has been asked for.
    .replace(/<script\b/, () => `<script type="importmap">${map}</script>\n    <script`);
  if (!guarded.includes('importmap')) throw new Error('index.html has no script to guard');
  writeFileSync(file, guarded);
  writeFileSync(join(folder, '.policy'), `'${digest(map)}'`);
}
