import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newSecret, signingPairFrom } from '../../crypto/index.ts';
import { programmeIdOf } from '../model/ids.ts';
import { aPack } from '../model/samples.ts';
import { PRESETS } from '../programme/presets/index.ts';
import { packBytes, packFile, packHash, readPackFile } from './packFile.ts';

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const pair = signingPairFrom(newSecret(random));

it('a pack goes out as a file and comes back the same, with who signed it', async () => {
  const text = await packFile(aPack(), pair);
  expect(await readPackFile(text)).toEqual({ ok: true, value: { pack: aPack(), by: programmeIdOf(pair.publicKey) } });
  expect(await readPackFile(text.replaceAll('\n', '\r\n'))).toMatchObject({ ok: true });
});

it('a file that was changed, cut short or is another is refused with the reason', async () => {
  const text = await packFile(aPack(), pair);
  expect(await readPackFile('a shopping list')).toEqual({ ok: false, error: { tag: 'not-ours' } });
  expect(await readPackFile(text.replace('programme 1', 'programme 2'))).toEqual({
    ok: false,
    error: { tag: 'newer-version' },
  });
  expect(await readPackFile(text.slice(0, -9))).toEqual({ ok: false, error: { tag: 'damaged' } });
  const head = text.indexOf('\n') + 1;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: head, max: text.length - 2 }), async (at) => {
      const changed = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
      const read = await readPackFile(changed);
      // Deflate has a few spellings of the same bytes: what opens must say exactly the same.
      return !read.ok || packHash(read.value.pack) === packHash(aPack());
    }),
    { numRuns: 60 },
  );
});

it.each(PRESETS)('[S03] the preset $id goes out as a file, comes back, and fits into a notice', async ({ load }) => {
  const preset = await load();
  expect(await readPackFile(await packFile(preset, pair))).toMatchObject({ ok: true, value: { pack: preset } });
  // What `changePack` lets in at most.
  expect((await packBytes(preset, pair)).length).toBeLessThan(36_000);
});
