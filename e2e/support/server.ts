/** The real server, as a process of its own: it can be asked to stop, killed, and started again on the same data. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../.ci/build.ts';
import { NODE_SETTINGS } from '../../.ci/operate/flags.ts';
import { buildOnce } from './build.ts';

export interface ServerOptions {
  /** Default: a new temporary folder. */
  readonly dataDir?: string;
  /** Default: a free one, kept over restarts. */
  readonly port?: number;
  /** Of the built app. Default: buildOnce(). */
  readonly distDir?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface ServerProcess {
  readonly address: string;
  readonly port: number;
  readonly dataDir: string;
  /** Null while it does not run. */
  pid(): number | null;
  /** All it has printed, over restarts. */
  output(): string;
  /** SIGTERM, waits for the end. Throws when it did not end cleanly. */
  stop(): Promise<void>;
  /** SIGKILL, waits for the end. */
  kill(): Promise<void>;
  /** Starts it again, same port and data. */
  start(): Promise<void>;
  restart(): Promise<void>;
}

/** A port nobody uses now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, 'listening');
  const place = probe.address();
  probe.close();
  await once(probe, 'close');
  if (place === null || typeof place === 'string') throw new Error('a TCP server has a port');
  return place.port;
}

/** Resolves when the server answers. Rejects with what it printed when it ends instead. */
export async function startServerProcess(options: ServerOptions = {}): Promise<ServerProcess> {
  const port = options.port ?? (await freePort());
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'binome-data-'));
  const distDir = options.distDir ?? (await buildOnce());
  let output = '';
  let running: ChildProcess | null = null;

  async function start(): Promise<void> {
    const child = spawn(process.execPath, [join(root, 'signaling/main.ts'), distDir], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...NODE_SETTINGS, ...process.env, PORT: String(port), DATA_DIR: dataDir, ...options.environment },
    });
    running = child;
    child.once('exit', () => {
      if (running === child) running = null;
    });
    const before = output.length;
    await new Promise<void>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the server ended (${code}):\n${output.slice(before)}`)));
      child.once('error', reject);
      for (const stream of [child.stdout, child.stderr]) {
        stream?.setEncoding('utf8').on('data', (text: string) => {
          output += text;
          if (output.slice(before).includes(`:${port}`)) resolve();
        });
      }
    });
  }

  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = running;
    if (!child) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    const [code] = await ended;
    if (signal === 'SIGTERM' && code !== 0) throw new Error(`the server did not close cleanly (${code}):\n${output}`);
  }

  await start();
  return {
    address: `http://localhost:${port}`,
    port,
    dataDir,
    pid: () => running?.pid ?? null,
    output: () => output,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    start,
    async restart() {
      await end('SIGTERM');
      await start();
    },
  };
}
