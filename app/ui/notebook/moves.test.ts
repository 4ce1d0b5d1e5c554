import { expect, it } from 'vitest';
import type { PageId } from '../../model/brand.ts';
import type { PageSummary } from '../../session/types.ts';
import { placeAt, placeBy } from './moves.ts';

const page = (id: string, parent: string | null, depth: number) =>
  ({ id, parent, depth, title: id, order: '', created: 0, edited: 0 }) as PageSummary;
const id = (text: string) => text as PageId;
// a, a1, a2, b
const pages = [page('a', null, 0), page('a1', 'a', 1), page('a2', 'a', 1), page('b', null, 0)];
const same = () => true;

it('a step up, down, in and out leads where the eye expects it, and nowhere at an end', () => {
  expect(placeBy(pages, id('b'), 'up', same)).toEqual({ parent: null, index: 0 });
  expect(placeBy(pages, id('a'), 'down', same)).toEqual({ parent: null, index: 1 });
  expect(placeBy(pages, id('b'), 'in', same)).toEqual({ parent: 'a', index: 2 });
  expect(placeBy(pages, id('a1'), 'out', same)).toEqual({ parent: null, index: 1 });
  expect(placeBy(pages, id('a'), 'up', same)).toBeNull();
  expect(placeBy(pages, id('b'), 'down', same)).toBeNull();
  expect(placeBy(pages, id('a1'), 'in', same)).toBeNull();
  expect(placeBy(pages, id('b'), 'out', same)).toBeNull();
});

it('a page let fall on another goes beside or inside it, never below itself or into another chapter', () => {
  expect(placeAt(pages, id('b'), id('a2'), 'before', same)).toEqual({ parent: 'a', index: 1 });
  expect(placeAt(pages, id('a1'), id('a2'), 'after', same)).toEqual({ parent: 'a', index: 1 });
  expect(placeAt(pages, id('b'), id('a1'), 'inside', same)).toEqual({ parent: 'a1', index: 0 });
  expect(placeAt(pages, id('a'), id('a1'), 'after', same)).toBeNull();
  expect(placeAt(pages, id('a'), id('a'), 'inside', same)).toBeNull();
  expect(placeAt(pages, id('b'), id('a'), 'before', () => false)).toBeNull();
});
