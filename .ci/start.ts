/** `npm start`: builds what is stale, then runs the one server in this terminal. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuild, isFresh, root } from './build.ts';
import { NODE_FLAGS, NODE_SETTINGS } from './operate/flags.ts';

if (!isFresh(join(root, 'dist'))) {
  console.log('Building the app (about ten seconds, only after a change)…');
  await ensureBuild();
}

const server = spawn(process.execPath, [...NODE_FLAGS, join(root, '.ci/operate/serve.ts')], {
  cwd: root,
  env: { ...NODE_SETTINGS, ...process.env },
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // Ctrl-C reaches the server too, by the terminal; asking it twice to close is harmless.
  process.on(signal, () => server.kill('SIGTERM'));
}
server.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGTERM' || signal === 'SIGINT' ? 0 : 1);
});
