import { getSchema } from '@tiptap/core';
import { Fragment, Slice } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { expect, it } from 'vitest';
import { readMarkdown } from '../../model/markdownRead.ts';
import { pageExtensions } from './extensions.ts';
import { inCell } from './nodes/tableKeys.ts';

const schema = getSchema(pageExtensions(() => ''));
const blocks = (markdown: string): Fragment =>
  Fragment.from(readMarkdown(markdown).map((node) => schema.nodeFromJSON(node)));
const TABLE = '| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |';

/** The page after a paste into the cell that holds `words`. */
function pasted(words: string, slice: Slice): string[] {
  const doc = schema.topNodeType.create(null, blocks(`${TABLE}\n\nbelow`));
  let at = 0;
  doc.descendants((node, pos) => {
    if (node.text === words) at = pos;
  });
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, at + words.length) });
  const after = state.tr.replaceSelection(inCell(slice, state)).doc;
  const lines: string[] = [];
  after.descendants((node) => {
    if (node.isTextblock) lines.push(node.textBetween(0, node.content.size, null, '/'));
  });
  return [...lines, `${after.childCount} blocks`];
}

it('whatever is pasted into a cell stays in it, as lines of its words: the table is not torn in two', () => {
  const whole = (cell: string): string[] => ['a', 'b', cell, '2', '3', '4', 'below', '2 blocks'];
  expect(pasted('1', new Slice(blocks('\n\nx\n\n- y\n- [a](https://z.example)'), 0, 0))).toEqual(whole('1x/y/a'));
  expect(pasted('1', new Slice(blocks('one\n\ntwo'), 1, 1))).toEqual(whole('1one/two'));
  expect(pasted('1', new Slice(blocks(TABLE), 0, 0))).toEqual(whole('1a b/1 2/3 4'));
  expect(pasted('1', new Slice(blocks('```\nlet a\n\nlet b\n```'), 0, 0))).toEqual(whole('1let a/let b'));
  expect(pasted('1', new Slice(Fragment.from(schema.text('!')), 0, 0))).toEqual(whole('1!'));
});

it('elsewhere it is pasted as it is', () => {
  expect(pasted('below', new Slice(blocks('x\n\ny'), 0, 0)).at(-1)).toBe('4 blocks');
});
