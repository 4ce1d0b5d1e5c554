import { expect, it } from 'vitest';
import { keepers } from './keepers.ts';

const pairs = (count: number) => Array.from({ length: count }, () => ({ isCircle: false }));

it('[S52] a hundred people are not all opened by coming to the settings; when asked, all are shown', () => {
  expect(keepers(pairs(5), false)).toEqual({ shown: pairs(5), isMore: false });
  expect(keepers(pairs(100), false)).toEqual({ shown: pairs(5), isMore: true });
  expect(keepers(pairs(100), true)).toEqual({ shown: pairs(100), isMore: false });
});

it('neither an example nor a circle is asked to keep a share', () => {
  expect(keepers([{ isCircle: false, example: true as const }, { isCircle: true }], false)).toEqual({
    shown: [],
    isMore: false,
  });
});
