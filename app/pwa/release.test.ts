import { expect, test } from 'vitest';
import { Secret, signDetached, signingPairFrom, toText } from '../../crypto/index.ts';
import { bytesBetween, hashOf, judgeRelease, type Pin, readRelease } from './release.ts';

const pair = (fill: number) => signingPairFrom(new Secret(new Uint8Array(32).fill(fill)));
const utf8 = (text: string) => new TextEncoder().encode(text);
const listOf = (version: string, files: Record<string, [string, number]> = { 'index.html': ['hash', 10] }) =>
  JSON.stringify({ app: 'binome', version, news: { en: ['New.'] }, files });

async function signed(list: string, by: number, at: number, said: object = {}): Promise<string> {
  const { version } = JSON.parse(list);
  const statement = JSON.stringify({ release: await hashOf(utf8(list)), version, at, commit: null, ...said });
  const keys = pair(by);
  return JSON.stringify({
    statement,
    key: toText(keys.publicKey),
    signature: toText(signDetached('release', utf8(statement), keys)),
  });
}

async function read(list: string, signature: string | null) {
  const found = await readRelease({ list, signature });
  return found.ok ? found.value : expect.fail(found.error.tag);
}

const pin = (by: number, at: number): Pin => ({ key: toText(pair(by).publicKey), at });

test('a list and its signature are read together; without one it is signed by nobody', async () => {
  const list = listOf('1.0.0');
  expect((await read(list, null)).signed).toBe(null);
  expect((await read(list, await signed(list, 1, 5))).signed).toEqual({ ...pin(1, 5), commit: null });
});

test('a signature of another list, of another version, under another label or with one byte changed is forged', async () => {
  const list = listOf('1.0.0');
  const good = await signed(list, 1, 5);
  const keys = pair(1);
  const { statement } = JSON.parse(good);
  const underAnother = JSON.stringify({
    statement,
    key: toText(keys.publicKey),
    signature: toText(signDetached('card', utf8(statement), keys)),
  });
  const forged = [
    await signed(listOf('1.0.1'), 1, 5),
    await signed(list, 1, 5, { version: '9.9.9' }),
    await signed(list, 1, 5, { at: -1 }),
    good.replace(/\\"at\\":5/, '\\"at\\":6'),
    underAnother,
    '{}',
    'no JSON',
  ];
  for (const signature of forged)
    expect(await readRelease({ list, signature })).toEqual({ ok: false, error: { tag: 'forged' } });
  for (const bad of ['', '[]', list.replace('binome', 'other'), list.replace('10]', '-1]')])
    expect(await readRelease({ list: bad, signature: null })).toEqual({ ok: false, error: { tag: 'unreadable' } });
});

test('[R15] who has a signed version takes none that is unsigned, of another key, or older', async () => {
  const list = listOf('2.0.0');
  const at = async (by: number, time: number) => read(list, await signed(list, by, time));
  expect(judgeRelease(await at(1, 5), null)).toBe(null);
  expect(judgeRelease(await at(1, 5), pin(1, 5))).toBe(null);
  expect(judgeRelease(await at(1, 6), pin(1, 5))).toBe(null);
  expect(judgeRelease(await at(1, 4), pin(1, 5))).toEqual({ tag: 'older' });
  expect(judgeRelease(await at(2, 9), pin(1, 5))).toEqual({ tag: 'otherKey' });
  expect(judgeRelease(await read(list, null), pin(1, 5))).toEqual({ tag: 'unsigned' });
  expect(judgeRelease(await read(list, null), null)).toBe(null);
});

test('what has to come is what has another content, whatever its name', async () => {
  const now = await read(listOf('1.0.0', { a: ['A', 100], b: ['B', 20] }), null);
  const next = await read(listOf('1.1.0', { renamed: ['A', 100], b: ['B2', 30], c: ['C', 4] }), null);
  expect(bytesBetween(next, now)).toBe(34);
  expect(bytesBetween(next, null)).toBe(134);
});
