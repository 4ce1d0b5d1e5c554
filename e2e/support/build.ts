/**
 * The built app for scenes. `dist` when it is fresh; otherwise a build of its own, named by the hash of its sources,
 * so that a build made meanwhile never takes the files away from a scene that is running.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuild, isFresh, root, sourceHash } from '../../.ci/build.ts';

const builds = join(root, '.cache/builds');
const kept = 6;

let once: Promise<string> | null = null;

/** The folder of a build of the present sources. Builds at most once a process. */
export function buildOnce(): Promise<string> {
  once ??= build();
  return once;
}

/** A copy of it in a folder of its own, for a scene that changes files as a new version or a meddler would. */
export async function copyOfBuild(): Promise<string> {
  const copy = mkdtempSync(join(tmpdir(), 'binome-dist-'));
  cpSync(await buildOnce(), copy, { recursive: true });
  return copy;
}

async function build(): Promise<string> {
  const hash = sourceHash();
  const dist = join(root, 'dist');
  if (isFresh(dist, hash)) return dist;
  const folder = join(builds, hash.slice(0, 16));
  if (isFresh(folder, hash)) return folder;
  const mine = `${folder}.${process.pid}`;
  mkdirSync(builds, { recursive: true });
  await ensureBuild(mine);
  try {
    renameSync(mine, folder);
  } catch (error) {
    // Another process was faster, with the same sources: its build is as good.
    rmSync(mine, { recursive: true, force: true });
    if (!isFresh(folder, hash)) throw error;
  }
  forgetOld();
  return folder;
}

function forgetOld(): void {
  const found = readdirSync(builds)
    .map((name) => join(builds, name))
    .map((path) => ({ path, at: statSync(path).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { path } of found.slice(kept)) rmSync(path, { recursive: true, force: true });
}
