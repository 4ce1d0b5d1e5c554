/** Makes sure, where that is possible, that there is a Redis for the tests of several nodes. Without it those are skipped, and say so. */
import { spawnSync } from 'node:child_process';

const isThere = (): boolean =>
  ['redis-server', 'valkey-server'].some((name) => spawnSync(name, ['--version']).status === 0);

export function ensureRedis(): void {
  if (isThere() || process.platform !== 'linux' || process.getuid?.() !== 0) return;
  console.log("The tests of several nodes lack redis-server: installing this Debian's.");
  const options = {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const;
  spawnSync('apt-get', ['update', '-q'], options);
  // Its service is not wanted: each test starts its own.
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'redis-server'], options);
  spawnSync('service', ['redis-server', 'stop'], { stdio: 'ignore' });
  if (!isThere()) console.log('The tests of several nodes are skipped: redis-server could not be installed.');
}
