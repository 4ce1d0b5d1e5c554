/** Builds the same sources once more, elsewhere and otherwise, and compares every byte. */
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../build.ts';

/** What a build must not depend on: the folder's name, the clock's zone, the language, who may read the files. */
const ELSEWHERE = { TZ: 'Pacific/Kiritimati', LC_ALL: 'fr_FR.UTF-8', LANG: 'fr_FR.UTF-8', NODE_ENV: 'production' };
const OTHERWISE = 'umask 077 && exec "$0" node_modules/vite/bin/vite.js build --logLevel warn';

/** Names of what differs between the build in `folder` and one made elsewhere now; of what only one of them has, too. */
export async function differences(folder: string): Promise<string[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'binome rebuilt é '));
  try {
    const sources = join(scratch, 'deeper', 'sources');
    mkdirSync(sources, { recursive: true });
    for (const name of readdirSync(root))
      if (!/^(?:\.git|\.cache|node_modules|dist|data|bench)$/.test(name))
        cpSync(join(root, name), join(sources, name), { recursive: true });
    borrowPackages(join(sources, 'node_modules'));
    await promisify(execFile)('sh', ['-c', OTHERWISE, process.execPath], {
      cwd: sources,
      env: { ...process.env, ...ELSEWHERE },
    });
    return compare(folder, join(sources, 'dist'));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The installed packages under another path: linked file by file where one disk holds both, else as one link. */
function borrowPackages(place: string): void {
  const packages = join(root, 'node_modules');
  try {
    execFileSync('cp', ['-al', `${packages}/.`, place], { stdio: 'ignore' });
  } catch {
    rmSync(place, { recursive: true, force: true }); // Another disk, or no such `cp`.
    symlinkSync(packages, place, 'dir');
  }
}

/** Compressed copies too. Not the stamp of .ci/build.ts, nor a signature, which are made of a build afterwards. */
export function compare(one: string, other: string): string[] {
  const names = new Set(
    [one, other].flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name))),
    ),
  );
  const isAlike = (name: string): boolean => {
    const [left, right] = [join(one, name), join(other, name)];
    return existsSync(left) && existsSync(right) && readFileSync(left).equals(readFileSync(right));
  };
  return [...names].filter((name) => !/^\.stamp$|^release\.sig\.json$/.test(name) && !isAlike(name)).sort();
}
