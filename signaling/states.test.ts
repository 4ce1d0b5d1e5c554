import { get } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import type { RunningServer } from './server.ts';
import { connect, newPair, openProgramme, start, type TestOptions } from './testing/client.ts';

const running: RunningServer[] = [];
const open = async (options: TestOptions = {}): Promise<RunningServer> => {
  const server = await start(options);
  running.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

const ask = (port: number, path: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
      let text = '';
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    }).on('error', reject);
  });

it('[SP50] stopping, it is no longer ready first, then tells its clients in steps, and takes no new one', async () => {
  const server = await open({ version: '9', limits: { notice: 400, drain: 20 } });
  expect(await ask(server.port, '/readyz')).toEqual({
    status: 200,
    text: '{"status":"ok","version":"9","store":"ok"}',
  });
  const clients = await Promise.all(Array.from({ length: 60 }, () => connect(server.port)));
  const told: number[] = [];
  for (const client of clients) client.next('error').then(() => told.push(performance.now()), Error);
  const closed = server.close();
  const { status, text } = await ask(server.port, '/readyz');
  expect([status, JSON.parse(text).status, told]).toEqual([503, 'closing', []]);
  expect((await ask(server.port, '/healthz')).status).toBe(200);
  await expect(connect(server.port)).rejects.toThrow('Closed before');
  for (const client of clients) expect((await client.closed).code).toBe(1001);
  // Three at a time, 1 ms apart and more.
  expect(Math.max(...told) - Math.min(...told)).toBeGreaterThan(10);
  await closed;
});

it('[SP51] counts are for who asks from this machine, and hold no topic, key or address', async () => {
  const server = await open();
  const { cleo, programme } = await openProgramme(server.port);
  const topic = newPair();
  const ben = await connect(server.port, topic);
  ben.send({ type: 'subscribe', topics: [topic.key] });
  ben.send({ type: 'publish', topic: topic.key, data: 'AAAA' });
  ben.send({ type: 'collect', key: programme.key });
  await ben.deposit(programme.key, 'a letter');
  await cleo.settle();
  const { status, text } = await ask(server.port, '/metrics');
  expect(status).toBe(200);
  for (const line of [
    'binome_open_connections 2',
    'binome_topics 1',
    'binome_connections_total 2',
    'binome_proofs_total 2',
    'binome_publications_total 1',
    'binome_letters_total 1',
    'binome_refusals_total{code="unproven"} 1',
  ]) {
    expect(text.split('\n')).toContain(line);
  }
  expect(text).toMatch(/^(# TYPE binome_\w+ (gauge|counter)\n(binome_\w+(\{code="[\w-]+"\})? [\d.e-]+\n)+)+$/);
  for (const secret of [topic.key, programme.key, '127.0.0.1']) expect(text).not.toContain(secret);
  for (const header of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip']) {
    const refused = await ask(server.port, '/metrics', { [header]: '127.0.0.1' });
    expect([refused.text.includes('binome_'), refused.status === 200]).toEqual([false, false]);
  }
});
