/** `npm run dev`: the app from its sources, with reload, and the server beside it, started anew when it changes. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createServer } from 'vite';
import { SOCKET_PATH } from '../signaling/protocol.ts';
import { root } from './build.ts';

const port = Number(process.env.PORT ?? 5173);
const signalPort = port + 1;

const server = spawn(process.execPath, ['--watch', '--watch-preserve-output', join(root, 'signaling/main.ts')], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PORT: String(signalPort), DATA_DIR: process.env.DATA_DIR ?? join(root, '.cache/dev-data') },
});

const app = await createServer({
  configFile: join(root, 'vite.config.ts'),
  server: {
    port,
    strictPort: true,
    proxy: { [SOCKET_PATH]: { target: `ws://localhost:${signalPort}`, ws: true } },
  },
});
await app.listen();
console.log(`The app, with reload, is at http://localhost:${port} (the line about port ${signalPort} is its server).`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    server.kill('SIGTERM');
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
