import { describe, expect, it } from 'vitest';
import type { ChatLine } from '../../../session/types.ts';
import { groupsOf } from './groups.ts';

const noon = new Date(2026, 10, 20, 12).getTime();
const day = 86_400_000;
const line = (id: string, mine: boolean, at: number, genuine = true): ChatLine => ({
  id,
  author: genuine ? ((mine ? 'Ada' : 'Ben') as ChatLine['author']) : null,
  authorName: '',
  mine,
  text: id,
  at,
  delivery: 'delivered',
  genuine,
  chapter: 0,
  reached: null,
});

describe('lines in turns of speech', () => {
  it('a turn ends when the other person speaks or a day begins', () => {
    const groups = groupsOf([
      line('a', true, noon),
      line('b', true, noon + 1),
      line('c', false, noon + 2),
      line('d', false, noon + day),
    ]);
    expect(groups.map((group) => group.lines.map(({ id }) => id).join(''))).toEqual(['ab', 'c', 'd']);
    expect(groups.map((group) => group.day !== null)).toEqual([true, false, true]);
  });

  it('a turn ends where a chapter of a circle begins, and says which', () => {
    const [first, second] = groupsOf([line('a', true, noon), { ...line('b', true, noon + 1), chapter: 3 }]);
    expect([first?.chapter, second?.chapter]).toEqual([null, 3]);
  });

  it('a line that is not genuine stands alone and begins no day: its date is not believed', () => {
    const groups = groupsOf([line('a', false, noon), line('x', false, 0, false), line('b', false, noon + 1)]);
    expect(groups.map((group) => group.lines.length)).toEqual([1, 1, 1]);
    expect(groups.map((group) => group.day !== null)).toEqual([true, false, false]);
  });
});
