import { getSchema } from '@tiptap/core';
import { EditorState } from '@tiptap/pm/state';
import { expect, it } from 'vitest';
import { readMarkdown } from '../../model/markdownRead.ts';
import { pageExtensions } from './extensions.ts';
import { contentOf } from './paste.ts';
import { textAround } from './phrase.ts';

const schema = getSchema(pageExtensions(() => ''));
const words = Array.from({ length: 24 }, (_, at) => `wordnumb${String.fromCharCode(97 + at)}`);
const stateOf = (markdown: string): EditorState =>
  EditorState.create({ doc: schema.topNodeType.create(null, contentOf(readMarkdown(markdown), schema)) });

const SHAPES = [
  ['a paragraph', words.join(' ')],
  ['paragraphs', words.join('\n\n')],
  ['a list', words.map((word) => `- ${word}`).join('\n')],
  ['tasks', words.map((word) => `- [ ] ${word}`).join('\n')],
  [
    'the cells of a table',
    `| ${words.slice(0, 12).join(' | ')} |\n|${'---|'.repeat(12)}\n| ${words.slice(12).join(' | ')} |`,
  ],
] as const;

it.each(SHAPES)('sees a whole phrase in %s, wherever in it the last key falls', (_, markdown) => {
  const state = stateOf(`Before.\n\n${markdown}\n\nAfter.`);
  for (const word of words) {
    let at = 0;
    state.doc.descendants((node, pos) => {
      const found = node.isText ? (node.text ?? '').indexOf(word) : -1;
      if (found !== -1) at = pos + found;
    });
    const tr = state.tr.insertText('Q', at + word.length);
    const seen = textAround(tr.doc, tr)
      .split(/\s+/)
      .map((each) => each.replace('Q', ''));
    for (const each of words) expect(seen).toContain(each);
  }
});

it('reads the surroundings of a key, not a page of ten thousand blocks; and nothing when nothing was put in', () => {
  const state = stateOf('A line of some length in a page.\n\n'.repeat(10_000));
  const tr = state.tr.insertText('x', state.doc.content.size >> 1);
  expect(textAround(tr.doc, tr).length).toBeLessThan(1_500);
  expect(textAround(state.doc, state.tr)).toBe('');
});

it('follows a change through those that come after it in one go', () => {
  const state = stateOf(`${'Line.\n\n'.repeat(500)}here\n\n${'Line.\n\n'.repeat(500)}`);
  const end = state.doc.content.size - 1;
  const tr = state.tr.insertText('late ', end);
  tr.insertText('early ', 1);
  const seen = textAround(tr.doc, tr);
  expect(seen).toContain('late');
  expect(seen).toContain('early');
});
