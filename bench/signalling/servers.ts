/** The two servers, each a process as its makers start it, and what the system says of them. Linux. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../.ci/build.ts';
import { NODE_FLAGS, NODE_SETTINGS } from '../../.ci/operate/flags.ts';
import { freePort } from '../../e2e/support/server.ts';

export interface Server {
  readonly kind: 'ours' | 'theirs';
  readonly port: number;
  /** Of all its threads, µs so far. */
  cpu(): number;
  /** Resident memory, MiB. */
  resident(): number;
  stop(): Promise<void>;
}

export interface Settings {
  readonly port?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

const startOurs = (port: number, environment: Settings['environment']): ChildProcess =>
  spawn(process.execPath, [...NODE_FLAGS, join(root, 'signaling/main.ts'), tmpdir()], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...NODE_SETTINGS,
      PATH: process.env.PATH,
      PORT: String(port),
      DATA_DIR: mkdtempSync(join(tmpdir(), 'binome-bench-')),
      ...environment,
    },
  });

/** y-webrtc's own, as its README starts it. */
const startTheirs = (port: number): ChildProcess =>
  spawn(process.execPath, [join(root, 'node_modules/y-webrtc/bin/server.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, PORT: String(port) },
  });

export async function startServer(kind: Server['kind'], settings: Settings = {}): Promise<Server> {
  const port = settings.port ?? (await freePort());
  const child = kind === 'ours' ? startOurs(port, settings.environment) : startTheirs(port);
  const ended = once(child, 'exit');
  if (child.stdout === null || child.pid === undefined) throw new Error(`the server did not start: ${kind}`);
  await Promise.race([
    once(child.stdout, 'data'),
    ended.then(([code]) => {
      throw new Error(`the server ended at once (${code}): ${kind}`);
    }),
  ]);
  const folder = `/proc/${child.pid}`;
  return {
    kind,
    port,
    cpu: () =>
      readdirSync(join(folder, 'task'))
        .map((task) => Number(readFileSync(join(folder, 'task', task, 'schedstat'), 'utf8').split(' ', 1)[0]))
        .reduce((sum, nanoseconds) => sum + nanoseconds / 1_000, 0),
    resident: () => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(join(folder, 'status'), 'utf8'))?.[1]) / 1_024,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
