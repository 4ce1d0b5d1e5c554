/** An app of before tables, pictures and names: what it makes of a page that holds them. */
import { getSchema } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readMarkdown } from '../../model/markdownRead.ts';
import { type PageNode, textNode, wordsOf } from '../../model/pageNode.ts';
import { pageExtensions } from './extensions.ts';
import { knownNames } from './known.ts';
import { hasUnknown, readable, watchNewer } from './newer.ts';
import { put } from './testing/put.ts';

const FRESH = ['table', 'tableRow', 'tableCell', 'tableHeader', 'image', 'mention'];
const older = knownNames(getSchema(pageExtensions(() => '').filter(({ name }) => !FRESH.includes(name))));
const ours = knownNames(getSchema(pageExtensions(() => '')));

const file = { file: 'A'.repeat(43), name: 'a.webp', type: 'image/webp', size: 9, alt: 'A hill' };
const nodes: readonly (readonly [string, PageNode])[] = [
  ['a table', readMarkdown('| cell | b |\n|---|---|\n| 1 | 2 |')[0] ?? { type: 'table' }],
  ['a picture', { type: 'image', attrs: file }],
  ['a name', { type: 'paragraph', content: [textNode('Ask '), { type: 'mention', attrs: { id: 'x', label: 'Ben' } }] }],
];

const bodyWith = (node: PageNode): Y.XmlFragment => {
  const body = new Y.Doc().getXmlFragment('body');
  put(body, [{ type: 'paragraph', content: [textNode('before')] }, node]);
  return body;
};

describe('an older app', () => {
  it.each(nodes)('[ED2] does not bind a page with %s, and still shows its words', (_, node) => {
    const body = bodyWith(node);
    expect(hasUnknown(body, older)).toBe(true);
    expect(hasUnknown(body, ours)).toBe(false);
    const shown = wordsOf(readable(body, older).content as PageNode[]);
    expect(shown).toContain('before');
    if (node.type === 'table') expect(shown).toContain('cell');
  });

  it.each(nodes)('[ED2] lets go of a page in the transaction that brings %s', (_, node) => {
    const [one, two] = [new Y.Doc(), new Y.Doc()];
    put(one.getXmlFragment('body'), [{ type: 'paragraph' }]);
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    let found = 0;
    watchNewer(two, two.getXmlFragment('body'), older, () => (found += 1));
    one.transact(() => put(one.getXmlFragment('body'), [node]));
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    expect(found).toBe(1);
  });

  it('[ED2] no value of theirs that is too long, or of another kind, is drawn by this one', () => {
    const odd: PageNode[] = [
      { type: 'image', attrs: { ...file, alt: 'x'.repeat(500) } },
      { type: 'image', attrs: { ...file, alt: { toString: 5 } } },
      { type: 'paragraph', content: [{ type: 'mention', attrs: { id: 'x', label: 'y'.repeat(100) } }] },
      { type: 'paragraph', content: [{ type: 'mention', attrs: { id: 7, label: 'y' } }] },
      { type: 'image', attrs: { ...file, src: 'https://a.example/spy.png' } },
    ];
    for (const node of odd) expect(hasUnknown(bodyWith(node), ours)).toBe(true);
  });
});
