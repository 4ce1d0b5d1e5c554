import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newCode, openShare, readCode, sealShare, shareLength, shareSalt } from './index.ts';
import { secretOf, seeded } from './testing/bytes.ts';
import { wordList } from './wordList.ts';

const keyOf = secretOf('the stretched code');
const seed = secretOf('seed of Ben');
const salt = new Uint8Array(16).fill(7);

async function canonical(text: string): Promise<string> {
  const read = await readCode(text);
  if (!read.ok) throw new Error(read.error.tag);
  return read.value.reveal();
}

describe('the code', () => {
  test.each(['en', 'fr'] as const)(
    '[CR48] five words of the %s list, the same however they were typed',
    async (language) => {
      const code = (await newCode(language, seeded(`code ${language}`))).reveal();
      const words = code.split(' ');
      const list = await wordList(language);
      expect(words).toHaveLength(5);
      for (const word of words) expect(list.words.map((each) => each.normalize('NFC'))).toContain(word);
      const stretched = await canonical(code);
      const plain = code.normalize('NFD').replace(/\p{M}/gu, '');
      for (const typed of [
        code.toUpperCase(),
        code.normalize('NFD'),
        plain,
        words.map((word, i) => `${i + 1}. ${word},`).join('\n'),
        plain
          .split(' ')
          .map((word) => word.slice(0, 4))
          .join(' '),
      ]) {
        expect(await canonical(typed)).toBe(stretched);
      }
    },
  );

  test('[CR48] every word of a list is another code', async () => {
    for (const language of ['en', 'fr'] as const) {
      const { letters } = await wordList(language);
      expect(new Set(letters.map((each) => each.slice(0, 4))).size).toBe(2_048);
    }
  });

  test('[CR48] another number of words, or a word of no list, is said with its place', async () => {
    expect(await readCode('abandon ability')).toEqual({ ok: false, error: { tag: 'code-count', found: 2 } });
    expect(await readCode('abandon abilty zone zone zone')).toMatchObject({
      ok: false,
      error: { tag: 'code-word', at: 1, typed: 'abilty', suggestions: expect.arrayContaining(['ability']) },
    });
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (text) => {
        expect((await readCode(text)).ok).toBeTypeOf('boolean');
      }),
      { numRuns: 60 },
    );
  });
});

describe('the share', () => {
  const share = sealShare(seed, keyOf, salt, seeded('share'));

  test('[CR49] opens under the key of its code, and holds its salt; its length tells nothing', () => {
    expect(share).toHaveLength(122);
    expect(shareLength).toBe(122);
    expect(shareSalt(share)).toEqual(salt);
    const opened = openShare(share, keyOf);
    expect(opened.ok && opened.value.reveal()).toEqual(seed.reveal());
  });

  test('[CR49] another code opens nothing', () => {
    expect(openShare(share, secretOf('another'))).toEqual({ ok: false, error: { tag: 'cannot-open' } });
  });

  test('[CR49] a flipped bit anywhere but in the salt is refused; a flipped salt gives another key', () => {
    for (let bit = 0; bit < share.length * 8; bit += 1) {
      const meddled = share.slice();
      meddled[bit >> 3] = (meddled[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      if (bit >> 3 >= 1 && bit >> 3 < 17) expect(shareSalt(meddled)).not.toEqual(salt);
      else expect(openShare(meddled, keyOf).ok).toBe(false);
    }
  });

  test('[CR49] bytes of another length or version are no share', () => {
    for (const length of [0, 1, 17, 121, 123, 4_000]) {
      expect(openShare(new Uint8Array(length).fill(1), keyOf)).toEqual({ ok: false, error: { tag: 'bad-length' } });
      expect(shareSalt(new Uint8Array(length).fill(1))).toBeNull();
    }
    const newer = share.slice();
    newer[0] = 2;
    expect(openShare(newer, keyOf)).toEqual({ ok: false, error: { tag: 'bad-version' } });
  });
});
