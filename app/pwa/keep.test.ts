import { afterEach, expect, test, vi } from 'vitest';
import { showBadge } from './keep.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('the number on the icon is what waits; none is shown for nothing, and a system without one is left alone', () => {
  const shown: (number | null)[] = [];
  vi.stubGlobal('navigator', {
    setAppBadge: async (count: number) => void shown.push(count),
    clearAppBadge: async () => void shown.push(null),
  });
  showBadge(3);
  showBadge(0);
  expect(shown).toEqual([3, null]);
  vi.stubGlobal('navigator', {});
  showBadge(3);
  vi.stubGlobal('navigator', { setAppBadge: () => Promise.reject(new Error('not installed')) });
  showBadge(1);
  expect(shown).toEqual([3, null]);
});
