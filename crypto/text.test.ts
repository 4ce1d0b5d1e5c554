import fc from 'fast-check';
import { expect, test } from 'vitest';
import { must, someBytes, tagOf } from './testing/bytes.ts';
import { fromText, toText } from './text.ts';

test('[CR1] text is what another library writes, and comes back', () => {
  fc.assert(
    fc.property(someBytes(), (bytes) => {
      const text = toText(bytes);
      expect(text).toBe(Buffer.from(bytes).toString('base64url'));
      expect(must(fromText(text))).toEqual(bytes);
      expect(must(fromText(text, bytes.length))).toEqual(bytes);
      expect(tagOf(fromText(text, bytes.length + 1))).toBe('bad-length');
    }),
  );
});

test('[CR1] any text is refused, unless it is the one its bytes are written as', () => {
  const character = fc.constantFrom(...'ABYZabyz0189-_+/= \n=.é\u0100\uffff');
  fc.assert(
    fc.property(fc.string({ unit: character, maxLength: 12 }), (text) => {
      const parsed = fromText(text);
      if (parsed.ok) expect(toText(parsed.value)).toBe(text);
      else expect(parsed.error.tag).toBe('bad-encoding');
    }),
    { numRuns: 2000 },
  );
});

test.each(['AA==', 'AB', 'AAB', 'A', 'AAAAA', '+/+/', 'AA A', 'AAA\n', 'ǁAAA'])('[CR1] %j is refused', (text) => {
  expect(tagOf(fromText(text))).toBe('bad-encoding');
});

test('[CR1] a text of the right number of bytes with characters to spare is refused', () => {
  expect(tagOf(fromText('AAAA', 3))).toBe('ok');
  expect(tagOf(fromText('AAAAA', 3))).toBe('bad-length');
});
