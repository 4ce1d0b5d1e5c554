/**
 * `release.json`: the SHA-256 and the weight on the line of every file of a build, its version and what changed. Nothing
 * in it depends on when or where it was built, so that whoever builds the same sources gets the same bytes: their hash
 * names the release. Compressed copies are not listed: what counts is what they unfold to, and `check` unfolds them.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const LIST = 'release.json';
export const SIGNATURE = 'release.sig.json';

const root = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('base64url');

/** Every file that is served, in the order of its name's bytes; never what was made from it. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .filter((path) => !/^\.|\.(?:br|gz)$/.test(path) && path !== LIST && path !== SIGNATURE)
    .sort((a, b) => (a < b ? -1 : 1));
}

/** Lists what is in the folder, now that all of it is there. A signature of a former list goes. */
export function writeList(folder: string): void {
  const { version } = JSON.parse(readFileSync(root('package.json'), 'utf8'));
  const news = JSON.parse(readFileSync(root('docs/news.json'), 'utf8'))[version];
  if (news === undefined) throw new Error(`docs/news.json does not say what is new in ${version}`);
  writeListOf(folder, version, news);
}

export function writeListOf(folder: string, version: string, news: Readonly<Record<string, readonly string[]>>): void {
  const files = Object.fromEntries(
    filesOf(folder).map((path) => {
      const file = join(folder, path);
      const carried = existsSync(`${file}.br`) ? `${file}.br` : file;
      return [path, [sha256(readFileSync(file)), statSync(carried).size]];
    }),
  );
  writeFileSync(join(folder, LIST), `${JSON.stringify({ app: 'binome', version, news, files })}\n`);
  for (const stale of [SIGNATURE, `${LIST}.br`, `${LIST}.gz`]) rmSync(join(folder, stale), { force: true });
}
