/** `npm run test:lab`: the scenes behind real routers, alone. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './build.ts';
import { ensureChromium } from './chromium.ts';
import { ensureLabTools } from './labTools.ts';

ensureLabTools();
const browser = ensureChromium();
// One after the other: each makes the same network.
const results = ['waiting', 'quiet'].map((project) =>
  spawnSync(join(root, 'node_modules/.bin/vitest'), ['run', '--project', project, 'e2e/lab'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...(browser !== null && { CHROMIUM: browser }) },
  }),
);
process.exitCode = results.every(({ status }) => status === 0) ? 0 : 1;
