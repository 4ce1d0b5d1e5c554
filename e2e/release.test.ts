/** What the release commands promise, but for the second build, which `npm test` makes after the first (.ci/test.ts). */
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { judgePlace } from '../.ci/release/check.ts';
import { filesOf, LIST, writeListOf } from '../.ci/release/list.ts';
import { compare } from '../.ci/release/rebuild.ts';
import { newKey, signList } from '../.ci/release/sign.ts';

const scratch = mkdtempSync(join(tmpdir(), 'binome-list-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A build of two files, one of them with a compressed copy. */
function folder(name: string): string {
  const place = join(scratch, name);
  mkdirSync(join(place, 'assets'), { recursive: true });
  writeFileSync(join(place, 'index.html'), '<p>');
  writeFileSync(join(place, 'assets/a.js'), 'let a = 1;'.repeat(99));
  writeFileSync(join(place, 'assets/a.js.br'), brotliCompressSync('let a = 1;'.repeat(99)));
  writeFileSync(join(place, '.stamp'), name);
  writeListOf(place, '1.0.0', { en: ['New.'] });
  return place;
}

const list = (place: string): string => readFileSync(join(place, LIST), 'utf8');

test('the same files give the same list, byte for byte, and what was made from them is not in it', () => {
  const [one, other] = [folder('one'), folder('other')];
  expect(filesOf(one)).toEqual(['assets/a.js', 'index.html']);
  expect(list(one)).toBe(list(other));
  expect(compare(one, other)).toEqual([]);
  appendFileSync(join(other, 'assets/a.js.br'), ' ');
  writeFileSync(join(other, 'more.txt'), '');
  expect(compare(one, other)).toEqual(['assets/a.js.br', 'more.txt']);
});

test('a place is what its list says, or what is not is named: a file, a copy of one, a stranger, one that has gone', async () => {
  const place = folder('judged');
  const key = join(scratch, 'key');
  newKey(key);
  expect(() => newKey(key)).toThrow();
  signList(place, key, 5, null);
  expect(await judgePlace(place, list(place))).toMatchObject({ version: '1.0.0', isOurs: true, problems: [] });
  writeFileSync(join(place, 'assets/a.js.br'), brotliCompressSync('let b;'));
  writeFileSync(join(place, 'stranger.js'), '');
  appendFileSync(join(place, 'index.html'), ' ');
  const { problems, isOurs } = await judgePlace(place, 'another list');
  expect(isOurs).toBe(false);
  expect(problems.map((each) => each.split(':')[0]).sort()).toEqual(['assets/a.js.br', 'index.html', 'stranger.js']);
  writeListOf(place, '1.0.1', {});
  writeFileSync(join(place, 'release.sig.json'), '{}');
  await expect(judgePlace(place, '')).rejects.toThrow(/forged/);
});
