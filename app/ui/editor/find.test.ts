import { getSchema } from '@tiptap/core';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../model/markdownRead.ts';
import { pageExtensions } from './extensions.ts';
import { folded, hitsIn } from './find.ts';
import { contentOf, sliceOfMarkdown } from './paste.ts';
import { suggest, suggestKey } from './suggest.ts';

const schema = getSchema(pageExtensions(() => ''));
const docOf = (markdown: string) => schema.topNodeType.create(null, contentOf(readMarkdown(markdown), schema));

describe('find in a page', () => {
  it('finds words whatever their case and accents, across marks, in lists and tables, at their own places', () => {
    const doc = docOf('Été **et** hiver\n\n- ETE\n\n| un été |\n|---|\n| x |');
    const hits = hitsIn(doc, 'ete');
    expect(hits.map(({ from, to }) => doc.textBetween(from, to))).toEqual(['Été', 'ETE', 'été']);
    expect(hitsIn(doc, 'été et hi')).toHaveLength(1);
    expect(hitsIn(doc, ' ')).toEqual([]);
    expect(hitsIn(doc, 'hiver ete')).toEqual([]);
  });

  it('finds somebody’s name, and what stands before and behind it, at their places', () => {
    const name = schema.nodes.mention?.create({ id: 'b', label: 'Ben' });
    const words = [schema.text('Ask '), ...(name ? [name] : []), schema.text(' about Ben')];
    const doc = schema.topNodeType.create(null, schema.nodes.paragraph?.create(null, words));
    expect(hitsIn(doc, 'ben')).toEqual([
      { from: 5, to: 6 },
      { from: 13, to: 16 },
    ]);
    expect(hitsIn(doc, 'k @ben a')).toEqual([{ from: 3, to: 8 }]);
    expect(hitsIn(doc, 'about')).toEqual([{ from: 7, to: 12 }]);
  });

  it('folds no sign into two, so that places stay places', () => {
    for (const text of ['ﬁn', 'İstanbul', 'straße', 'e\u0301', '👍🏽 ok'])
      expect(folded(text)).toHaveLength(text.length);
  });
});

describe('a slash and an at sign', () => {
  const [plugin] = suggest({ take: null }).config.addProseMirrorPlugins?.call({} as never) ?? [];
  if (plugin === undefined) throw new Error('it has a plugin');
  const begin = (markdown: string): EditorState => {
    const state = EditorState.create({ doc: docOf(markdown), plugins: [plugin] });
    return state.apply(state.tr.setSelection(TextSelection.atEnd(state.doc)));
  };
  const type = (state: EditorState, text: string): EditorState =>
    [...text].reduce((now, sign) => now.apply(now.tr.insertText(sign)), state);
  const asked = (state: EditorState) => {
    const found = suggestKey.getState(state)?.asked;
    return found ? found.sign + found.query : null;
  };

  it('ask at the beginning of a word, and not within one, nor in code', () => {
    expect(asked(type(begin('Say'), ' /ta'))).toBe('/ta');
    expect(asked(type(begin('Say'), ' @B'))).toBe('@B');
    expect(asked(type(begin('and'), '/or'))).toBeNull();
    expect(asked(type(begin('ada'), '@example.org'))).toBeNull();
    expect(asked(type(begin('```\ncode\n```'), ' /ta'))).toBeNull();
    expect(asked(type(begin('Say'), ' / or'))).toBeNull();
  });

  it('are put away for good by Escape, and asked anew by another one', () => {
    const open = type(begin('Say'), ' /t');
    const closed = open.apply(open.tr.setMeta(suggestKey, 'close'));
    expect(asked(type(closed, 'a'))).toBeNull();
    expect(asked(type(closed, 'a /b'))).toBe('/b');
  });
});

it('what is pasted as Markdown becomes what it means; plain words are left to the editor', () => {
  expect(sliceOfMarkdown('- a\n- b', schema)?.content.firstChild?.type.name).toBe('bulletList');
  expect(sliceOfMarkdown('so **bold** it is', schema)).toMatchObject({ openStart: 1, openEnd: 1 });
  expect(sliceOfMarkdown('just words', schema)).toBeNull();
});
