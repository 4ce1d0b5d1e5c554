/** Makes sure, where that is possible, that there is a Firefox for e2e/room/firefox.scene.ts. Without it that one is skipped, and says so. */
import { spawnSync } from 'node:child_process';
import { findFirefox } from '../e2e/support/firefox.ts';

export function ensureFirefox(): void {
  if (findFirefox() !== null || process.platform !== 'linux' || process.getuid?.() !== 0) return;
  console.log('No Firefox found: installing the one of this Debian.');
  const options = {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const;
  spawnSync('apt-get', ['update', '-q'], options);
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'firefox-esr'], options);
  if (findFirefox() === null) console.log('The scene of Chromium with Firefox is skipped: none could be installed.');
}
