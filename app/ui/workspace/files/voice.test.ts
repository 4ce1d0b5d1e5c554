import { expect, it } from 'vitest';
import { FILE_LIMITS, parseFileRef } from '../../../model/file.ts';
import { barsOf, timeOf } from './voice.ts';

it('draws at most so many bars, a digit each, the loudest highest, and silence low', () => {
  const bars = barsOf(Array.from({ length: 3_000 }, (_, at) => (at < 1_500 ? 0 : 120)));
  expect(bars).toMatch(/^0+9+$/);
  expect(bars).toHaveLength(FILE_LIMITS.bars);
  expect(barsOf([])).toBe('');
  expect(barsOf([0, 1, 2])).toMatch(/^[01]{3}$/);
});

it('tells minutes and seconds', () => {
  expect([0.4, 7, 65.9, 300].map(timeOf)).toEqual(['0:00', '0:07', '1:05', '5:00']);
});

it('a reference keeps the length and the bars that make sense, and is a file without those that do not', () => {
  const file = { id: `${'A'.repeat(42)}A`, name: 'Voice note.webm', type: 'audio/webm', size: 9 };
  expect(parseFileRef({ ...file, seconds: 12.3, loud: '0192' })).toMatchObject({
    value: { seconds: 12.3, loud: '0192' },
  });
  for (const odd of [{ seconds: -1 }, { seconds: 4_000 }, { loud: 'x' }, { loud: '1'.repeat(999) }, { seconds: '9' }]) {
    const parsed = parseFileRef({ ...file, ...odd });
    expect(parsed.ok && [parsed.value.seconds, parsed.value.loud]).toEqual([undefined, undefined]);
  }
});
