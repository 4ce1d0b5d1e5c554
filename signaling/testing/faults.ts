/** Faults of a machine, where this one can have them; else null, and it is said once why. */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from './client.ts';

const run = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;
function unless(can: boolean, why: string): boolean {
  if (!can) process.stderr.write(`Skipped, for want of ${why}.\n`);
  return can;
}

/** A file system of 4 MiB of its own. */
function mountSmall() {
  const folder = newFolder();
  const filler = join(folder, 'filler');
  if (!run('mount', '-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder)) return null;
  return {
    folder,
    /** Leaves what a few letters need; or, with as many bytes as there are, nothing. */
    fill(bytes = 3_400_000) {
      try {
        writeFileSync(filler, Buffer.alloc(bytes));
      } catch {
        return; // full, as it was to be
      }
    },
    empty: () => rmSync(filler),
    onlyRead: () => void run('mount', '-o', 'remount,ro', folder),
    remove: () => void run('umount', '-l', folder),
  };
}
const probe = process.getuid?.() === 0 ? mountSmall() : null;
probe?.remove();
export const smallDisk = unless(probe !== null, 'the right to mount a small disk: a full one') ? mountSmall : null;

const library = ['x86_64', 'aarch64']
  .map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketime.so.1`)
  .find((path) => existsSync(path));

/** Environment of a process whose clock is as far from the right one as the file says; timers go on as they are. */
export const faketime = unless(library !== undefined, 'libfaketime (apt install faketime): a clock that jumps')
  ? (file: string): Record<string, string> => ({
      LD_PRELOAD: library ?? '',
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    })
  : null;
