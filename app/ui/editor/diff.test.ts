import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type PageNode, textNode } from '../../model/pageNode.ts';
import { difference } from './diff.ts';

const p = (text: string): PageNode => ({ type: 'paragraph', content: [textNode(text)] });
const plain = (before: readonly PageNode[], after: readonly PageNode[]) =>
  difference(before, after).map(({ kind, parts }) => [
    kind,
    ...parts.map((part) => `${part.kind === 'same' ? '' : part.kind === 'added' ? '+' : '-'}${part.text}`),
  ]);

it('says which words of a paragraph changed, which paragraphs came and which went', () => {
  expect(
    plain(
      [p('The first step is small'), p('Stays'), p('Goes away')],
      [p('The next step is small'), p('Stays'), p('Something entirely new')],
    ),
  ).toEqual([
    ['changed', 'The ', '-first', '+next', ' step is small'],
    ['same', 'Stays'],
    ['gone', '-Goes away'],
    ['added', '+Something entirely new'],
  ]);
});

it('sees a task that was ticked', () => {
  const task = (checked: boolean): PageNode => ({
    type: 'taskList',
    content: [{ type: 'taskItem', attrs: { checked }, content: [p('Write a letter')] }],
  });
  expect(plain([task(false)], [task(true)])).toEqual([['changed', '-☐', '+☑', ' Write a letter']]);
});

it('both sides can be read back from it, whatever they are', () => {
  const page = fc.array(
    fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 6 }).map((words) => words.join(' ')),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(page, page, (before, after) => {
      const rows = difference(before.map(p), after.map(p));
      const side = (off: string) =>
        rows
          .map(({ parts }) => parts.filter(({ kind }) => kind !== off))
          .filter((parts) => parts.length > 0)
          .map((parts) => parts.map(({ text }) => text).join(''));
      expect(side('added')).toEqual(before);
      expect(side('gone')).toEqual(after);
    }),
  );
});

it('takes no long time over versions that have nothing in common', () => {
  const many = (word: string) => Array.from({ length: 3_000 }, (_, at) => p(`${word} ${at}`));
  const started = performance.now();
  difference(many('old'), many('new'));
  expect(performance.now() - started).toBeLessThan(3_000);
});
