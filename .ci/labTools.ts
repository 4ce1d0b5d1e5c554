/** Makes sure, where that is possible, that there are routers and a relay for the scenes of e2e/lab. Without them those are skipped, and say so. */
import { spawnSync } from 'node:child_process';
import { missing, packages } from '../e2e/lab/network.ts';

export function ensureLabTools(): void {
  if (missing() === null || process.platform !== 'linux' || process.getuid?.() !== 0) return;
  console.log(`The scenes behind routers lack a tool: installing those of this Debian (${packages.join(', ')}).`);
  const options = {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const;
  spawnSync('apt-get', ['update', '-q'], options);
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], options);
  const still = missing();
  if (still !== null) console.log(`The scenes behind routers are skipped: ${still}.`);
}
