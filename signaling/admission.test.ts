import { sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { admissionPayload, readAdmission } from './admission.ts';
import { type Address, parseAddress } from './protocol.ts';
import { connect, newFolder, newPair, type Pair } from './testing/client.ts';
import { type ServerProcess, spawnServer } from './testing/process.ts';

vi.setConfig({ testTimeout: 90_000 });
const running: ServerProcess[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.kill('SIGKILL')));
});

const addressOf = ({ key }: Pair): Address => {
  const address = parseAddress(key);
  if (address === null) throw new Error('a new key is an address');
  return address;
};
const operator = newPair();
const [pioneers, sisters] = [newPair(), newPair()];

function written(serial: number, pairs: readonly Pair[], by = operator): string {
  const programmes = pairs.map(addressOf);
  const signature = sign(null, admissionPayload({ serial, programmes }), by.secret).toString('base64url');
  return JSON.stringify({ serial, programmes, signature });
}

const registers = async (port: number, pair: Pair): Promise<string> => {
  const client = await connect(port, pair);
  client.send({ type: 'register', key: pair.key, notice: 'bm90aWNl' });
  const answer = await client.next('registered', 'error');
  await client.close();
  return answer.type === 'error' ? answer.code : answer.type;
};

it('[SP52] a programme is admitted and taken off while the server runs', async () => {
  const file = join(newFolder(), 'admission.json');
  writeFileSync(file, written(1, [pioneers]));
  const server = await spawnServer({ PROGRAMMES: `${file}#${operator.key}`, LOG_LEVEL: 'info' });
  running.push(server);
  expect(await registers(server.port, pioneers)).toBe('registered');
  expect(await registers(server.port, sisters)).toBe('not-allowed');
  writeFileSync(file, written(2, [sisters]));
  await expect.poll(() => registers(server.port, sisters), { timeout: 20_000 }).toBe('registered');
  expect(await registers(server.port, pioneers)).toBe('not-allowed');

  // Altered, somebody else's, older, not there: each time the last good one goes on.
  const altered = written(3, [pioneers]).replace('"serial":3', '"serial":4');
  for (const [text, words] of [
    [altered, 'it was altered, or another operator signed it'],
    [written(3, [pioneers], newPair()), 'it was altered, or another operator signed it'],
    [written(1, [pioneers]), 'it is older than the one in force'],
    ['{', 'it is not what npm run admit writes'],
  ] as const) {
    const before = server.output().length;
    writeFileSync(file, text);
    await expect
      .poll(() => server.output().slice(before), { timeout: 20_000 })
      .toContain(`admission-refused: ${words}`);
    expect(await registers(server.port, sisters)).toBe('registered');
    expect(await registers(server.port, pioneers)).toBe('not-allowed');
  }
});

it('[SP52] an older file is refused after a restart too, of this operator', async () => {
  const [file, dataDir] = [join(newFolder(), 'admission.json'), newFolder()];
  const begin = async (operator: Pair) => {
    const PROGRAMMES = `${file}#${operator.key}`;
    const server = await spawnServer({ PROGRAMMES, DATA_DIR: dataDir, LOG_LEVEL: 'info' });
    running.push(server);
    return server;
  };
  writeFileSync(file, written(7, [sisters]));
  const first = await begin(operator);
  writeFileSync(file, written(8, [sisters]));
  await expect.poll(() => first.output(), { timeout: 20_000 }).toContain('admission-read');
  await first.kill('SIGKILL');
  writeFileSync(file, written(7, [pioneers]));
  const words = await begin(operator).then(String, (failure: Error) => failure.message);
  expect(words).toContain('The admission file that PROGRAMMES names is refused: it is older than the one in force.');
  writeFileSync(file, written(8, [sisters]));
  const again = await begin(operator);
  expect(await registers(again.port, sisters)).toBe('registered');
  await again.kill('SIGTERM');
  const successor = newPair(); // whose list begins anew
  writeFileSync(file, written(1, [pioneers], successor));
  expect(await registers((await begin(successor)).port, pioneers)).toBe('registered');
});

it('[SP52] without one good file it does not start, and says why', async () => {
  const file = join(newFolder(), 'admission.json');
  const says = () =>
    spawnServer({ PROGRAMMES: `${file}#${operator.key}` }).then(String, (failure: Error) => failure.message);
  expect(await says()).toContain('The admission file that PROGRAMMES names is refused: it cannot be read,');
  writeFileSync(file, written(1, [pioneers], newPair()));
  expect(await says()).toContain('it was altered, or another operator signed it.');
});

it('[SP52] one changed character anywhere is refused', () => {
  const good = written(7, [pioneers, sisters]);
  expect(readAdmission(good, addressOf(operator)).ok).toBe(true);
  for (let at = 0; at < good.length; at += 1) {
    const other = good[at] === '1' ? '2' : '1';
    const read = readAdmission(good.slice(0, at) + other + good.slice(at + 1), addressOf(operator));
    // The last character of the signature carries bits that no decoder looks at.
    if (read.ok) expect(good.slice(at + 1)).toBe('"}');
  }
});
