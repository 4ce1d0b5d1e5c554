/**
 * Builds the app when what it is built from has changed since the last build: the hash of the sources is kept in
 * the build as `.stamp`, written last, so that a build cut short is never taken for a whole one.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** All that a build is made from. The server's own code is not: it runs as it is written. */
const sources = [
  'app',
  'crypto',
  'public',
  'signaling/protocol.ts',
  '.ci/release',
  '.ci/vite',
  'docs/news.json',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
];
const notBuilt = /\.(test|scene)\.tsx?$|\.md$/;

function* filesUnder(path: string): Generator<string> {
  if (!statSync(path).isDirectory()) {
    if (!notBuilt.test(basename(path))) yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) yield* filesUnder(join(path, name));
}

/** Hash of every source's path and bytes, in hex. */
export function sourceHash(): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesUnder(join(root, source))) {
      const bytes = readFileSync(file);
      hash.update(`${relative(root, file)}\0${bytes.length}\0`).update(bytes);
    }
  }
  return hash.digest('hex');
}

/** True when the folder holds a whole build of these very sources. */
export function isFresh(folder: string, hash = sourceHash()): boolean {
  try {
    return readFileSync(join(folder, '.stamp'), 'utf8') === hash;
  } catch {
    return false; // No stamp: never built, or cut short.
  }
}

/** Builds into `folder` if it is stale. True when it had to. Throws when the build fails, leaving no stamp. */
export async function ensureBuild(folder = join(root, 'dist')): Promise<boolean> {
  const hash = sourceHash();
  if (isFresh(folder, hash)) return false;
  rmSync(join(folder, '.stamp'), { force: true });
  // A process of its own: under a test runner's environment Vite would make a development build.
  await promisify(execFile)(
    process.execPath,
    [
      join(root, 'node_modules/vite/bin/vite.js'),
      'build',
      '--config',
      join(root, 'vite.config.ts'),
      '--logLevel',
      'warn',
      '--emptyOutDir',
      '--outDir',
      folder,
    ],
    { cwd: root, env: { ...process.env, NODE_ENV: 'production' } },
  );
  writeFileSync(join(folder, '.stamp'), hash);
  return true;
}
