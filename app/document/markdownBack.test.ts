import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readInline } from '../model/inlineRead.ts';
import { writeMarkdown } from '../model/markdown.ts';
import { looksLikeMarkdown, readMarkdown } from '../model/markdownRead.ts';
import { type PageMark, type PageNode, textNode, wordsOf } from '../model/pageNode.ts';
import { fillPage, jsonOf } from './pageJson.ts';

const p = (...words: string[]): PageNode => ({ type: 'paragraph', content: words.map((each) => textNode(each)) });

describe('Markdown from other programs', () => {
  it('headings, lists in lists, tasks, quotes, code, rules', () => {
    expect(
      readMarkdown(
        '# Title\n\nSome *words* and\nmore\n\n* a\n* b\n    1. c\n    2. d\n\n+ [ ] todo\n+ [X] done\n\n> said\n> - so\n\n```js\nlet a\n```\n***\nUnder\n=====\n',
      ),
    ).toEqual([
      { type: 'heading', attrs: { level: 2 }, content: [textNode('Title')] },
      {
        type: 'paragraph',
        content: [textNode('Some '), textNode('words', [{ type: 'italic' }]), textNode(' and more')],
      },
      {
        type: 'bulletList',
        content: [
          { type: 'listItem', content: [p('a')] },
          {
            type: 'listItem',
            content: [
              p('b'),
              {
                type: 'orderedList',
                content: [
                  { type: 'listItem', content: [p('c')] },
                  { type: 'listItem', content: [p('d')] },
                ],
              },
            ],
          },
        ],
      },
      {
        type: 'taskList',
        content: [
          { type: 'taskItem', attrs: { checked: false }, content: [p('todo')] },
          { type: 'taskItem', attrs: { checked: true }, content: [p('done')] },
        ],
      },
      {
        type: 'blockquote',
        content: [p('said'), { type: 'bulletList', content: [{ type: 'listItem', content: [p('so')] }] }],
      },
      { type: 'codeBlock', attrs: { language: 'js' }, content: [textNode('let a')] },
      { type: 'horizontalRule' },
      { type: 'heading', attrs: { level: 2 }, content: [textNode('Under')] },
    ]);
  });

  it('tables, with and without bars at the ends, and with bars inside', () => {
    const cell = (type: string, text: string): PageNode => ({ type, content: [textNode(text)] });
    const expected = [
      {
        type: 'table',
        content: [
          { type: 'tableRow', content: [cell('tableHeader', 'a'), cell('tableHeader', 'b')] },
          { type: 'tableRow', content: [cell('tableCell', '1'), cell('tableCell', 'x|y')] },
        ],
      },
    ];
    expect(readMarkdown('| a | b |\n|---|:-:|\n| 1 | x\\|y |')).toEqual(expected);
    expect(readMarkdown('a | b\n--- | ---\n1 | x\\|y')).toEqual(expected);
  });

  it('opens no address that could run something, and fetches no picture', () => {
    expect(readInline('[a](javascript:alert) [b](https://b.example) ![c](https://c.example/i.png)')).toEqual([
      textNode('a '),
      textNode('b', [{ type: 'link', attrs: { href: 'https://b.example' } }]),
      textNode(' '),
      textNode('c', [{ type: 'link', attrs: { href: 'https://c.example/i.png' } }]),
    ]);
  });

  it('signs without a partner are themselves', () => {
    for (const text of ['2 * 3 * 4', 'a_b_c', '**open', '<em>x', '[x', 'a `b', '~~', 'x] (y)', '</u>'])
      expect(wordsOf(readInline(text))).toBe(text);
  });

  it('knows Markdown from plain words', () => {
    for (const text of ['# a', '- a\n- b', 'see **this**', '| a | b |', '1. one', '`x`'])
      expect(looksLikeMarkdown(text)).toBe(true);
    for (const text of ['Hello', 'a * b', 'https://a.example/x_y_z', '2. avril'.slice(3)])
      expect(looksLikeMarkdown(text)).toBe(false);
  });
});

/** What a page can hold, as the editor's schema has it; blanks at edges, which Markdown does not keep, left out. */
const word = fc
  .array(
    fc.constantFrom(
      'a',
      'B',
      'é',
      '1',
      '*',
      '_',
      '~',
      '`',
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '#',
      '-',
      '+',
      '.',
      '!',
      '|',
      '\\',
      '&',
      '=',
      ':',
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((signs) => signs.join(''));
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((each) => each.join(' '));
const marks = fc.oneof(
  fc.constant([] as PageMark[]),
  fc.constant([{ type: 'code' }] as PageMark[]),
  fc
    .subarray(['bold', 'italic', 'strike', 'underline', 'link'])
    .map((types): PageMark[] =>
      types.map((type) => (type === 'link' ? { type, attrs: { href: 'https://a.example/(b)?c=1' } } : { type })),
    ),
);
const run = fc.record({ text: words, marks }).map(({ text, marks: under }) => textNode(text, under));
const inline = fc
  .array(
    fc.oneof({ weight: 5, arbitrary: run }, { weight: 1, arbitrary: fc.constant<PageNode>({ type: 'hardBreak' }) }),
    { minLength: 1, maxLength: 4 },
  )
  .map((nodes) => {
    const kept = nodes.filter(
      (node, at) =>
        node.type === 'text' ||
        (at > 0 && at < nodes.length - 1 && nodes[at - 1]?.type === 'text' && nodes[at + 1]?.type === 'text'),
    );
    return kept.length > 0 ? kept : [textNode('x')];
  });
const line = fc.oneof(
  inline.map((content): PageNode => ({ type: 'paragraph', content })),
  fc
    .record({ level: fc.constantFrom(2, 3), content: inline })
    .map(({ level, content }): PageNode => ({ type: 'heading', attrs: { level }, content })),
  fc.constant<PageNode>({ type: 'horizontalRule' }),
  words.map(
    (text): PageNode => ({ type: 'codeBlock', attrs: { language: 'js' }, content: [textNode(`${text}\n\n  ${text}`)] }),
  ),
  fc.record({ alt: words }).map(
    ({ alt }): PageNode => ({
      type: 'image',
      attrs: {
        file: 'A'.repeat(43),
        alt,
        name: 'a photo.webp',
        type: 'image/webp',
        size: 80_000,
        width: 1280,
        height: 720,
      },
    }),
  ),
  fc
    .record({
      head: fc.boolean(),
      rows: fc.array(fc.array(fc.option(inline, { nil: [] }), { minLength: 2, maxLength: 2 }), {
        minLength: 1,
        maxLength: 3,
      }),
    })
    .map(
      ({ head, rows }): PageNode => ({
        type: 'table',
        content: rows.map((cells, at) => ({
          type: 'tableRow',
          content: cells.map((content) => ({
            type: head && at === 0 ? 'tableHeader' : 'tableCell',
            ...(content.length > 0 && { content }),
          })),
        })),
      }),
    ),
);
const { block } = fc.letrec<{ block: PageNode }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    line,
    fc
      .array(tie('block'), { minLength: 1, maxLength: 3 })
      .map((content): PageNode => ({ type: 'blockquote', content })),
    fc
      .record({
        kind: fc.constantFrom('bulletList', 'orderedList', 'taskList'),
        start: fc.nat(20),
        items: fc.array(
          fc.record({ first: inline, checked: fc.boolean(), rest: fc.array(tie('block'), { maxLength: 2 }) }),
          { minLength: 1, maxLength: 3 },
        ),
      })
      .map(
        ({ kind, start, items }): PageNode => ({
          type: kind,
          ...(kind === 'orderedList' && { attrs: { start } }),
          content: items.map(({ first, checked, rest }) => ({
            type: kind === 'taskList' ? 'taskItem' : 'listItem',
            ...(kind === 'taskList' && { attrs: { checked } }),
            content: [{ type: 'paragraph', content: first }, ...rest],
          })),
        }),
      ),
  ),
}));

/** Runs under the same marks are one; whether a blank is marked nobody sees; a list that begins at 1 need not say so. */
function settled(node: PageNode): unknown {
  if (node.type === 'text')
    return (node.text ?? '')
      .split('')
      .map((sign) =>
        /\s/.test(sign)
          ? sign
          : [sign, ...(node.marks ?? []).map(({ type, attrs }) => `${type}${attrs?.href ?? ''}`).sort()],
      );
  const attrs = node.type === 'orderedList' && node.attrs?.start === 1 ? {} : (node.attrs ?? {});
  return [
    node.type,
    attrs,
    (node.content ?? []).flatMap((child) => (child.type === 'text' ? (settled(child) as unknown[]) : [settled(child)])),
  ];
}

describe('there and back', () => {
  it('a page comes back equal from its Markdown, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), (nodes) => {
        const text = writeMarkdown(nodes);
        expect(readMarkdown(text).map(settled), text).toEqual(nodes.map(settled));
      }),
      { numRuns: 500 },
    );
  });

  it('filled into a document and read from it, it is the same', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 3 }), (nodes) => {
        const body = new Y.Doc().getXmlFragment('body');
        fillPage(body, nodes);
        expect(jsonOf(body).map(settled)).toEqual(nodes.map(settled));
        expect(writeMarkdown(jsonOf(body))).toBe(writeMarkdown(nodes));
      }),
    );
  });
});
