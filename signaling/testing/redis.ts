/** A real Redis of a test's own, in its own folder, on a port of its own; null where the machine has none. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { newFolder } from './client.ts';

/** The server's program: Debian's Redis, or Valkey. */
const program = ['redis-server', 'valkey-server'].find((name) => spawnSync(name, ['--version']).status === 0) ?? null;

/** For `describe.skipIf`: says once why. */
export const noRedis = program === null;
if (noRedis)
  process.stderr.write('Skipped, for want of redis-server: what runs on Redis (apt install redis-server).\n');

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export interface TestRedis {
  readonly port: number;
  readonly url: string;
  stop(): Promise<void>;
  /** On the same port, with what it kept. */
  start(): Promise<void>;
}

/** Durable before it answers, as PROTOCOL.md asks of an operator. */
export async function startRedis(...more: readonly string[]): Promise<TestRedis> {
  if (program === null) throw new Error('no redis-server');
  const port = await freePort();
  const folder = newFolder();
  const where = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
  let child: ChildProcess;
  const start = async (): Promise<void> => {
    child = spawn(program, [...where, '--appendonly', 'yes', '--appendfsync', 'always', '--save', '', ...more]);
    let output = '';
    await new Promise<void>((resolve, reject) => {
      child.stdout?.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes('Ready to accept connections')) resolve();
      });
      child.on('exit', () => reject(new Error(output)));
    });
  };
  await start();
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    start,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL'); // also what a fault would do
      await once(child, 'exit');
    },
  };
}

/** A Redis Cluster of one: every slot is its own. */
export async function startCluster(): Promise<TestRedis> {
  const started = await startRedis('--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1');
  const client = new Redis(started.url);
  await client.call('CLUSTER', 'ADDSLOTSRANGE', 0, 16_383);
  while (!String(await client.call('CLUSTER', 'INFO')).includes('cluster_state:ok')) await sleep(50);
  client.disconnect();
  return started;
}
