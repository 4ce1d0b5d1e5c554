/** Makes sure that there is a Chromium for the scenes, installing one where there is none, and says what it did. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findChromium } from '../e2e/support/chromium.ts';
import { root } from './build.ts';

function run(command: string, args: readonly string[]): boolean {
  console.log(`  ${[command, ...args].join(' ')}`);
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  return status === 0;
}

/** Path of a Chromium. Null when there is none and none could be installed. */
export function ensureChromium(): string | null {
  const present = findChromium();
  if (present) {
    console.log(`Chromium: ${present}`);
    return present;
  }
  if (process.env.CHROMIUM) {
    console.log(`CHROMIUM names ${process.env.CHROMIUM}, which is not a program that can be run.`);
    return null;
  }
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    console.log('No Chromium or Chrome found: installing the one of this Debian.');
    if (run('apt-get', ['update', '-q']) && run('apt-get', ['install', '-y', '-q', 'chromium', 'fonts-liberation'])) {
      const installed = findChromium();
      if (installed) return installed;
    }
  }
  console.log("Taking Playwright's own Chromium.");
  run(process.execPath, [join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium']);
  const downloaded = findChromium();
  if (!downloaded) console.log('No Chromium could be installed. Install one, or name it with CHROMIUM=/path.');
  return downloaded;
}
