import { getSchema } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { initProseMirrorDoc } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { pageExtensions } from './extensions.ts';
import { knownNames } from './known.ts';
import { hasUnknown, readable } from './newer.ts';

const schema = getSchema(pageExtensions(() => ''));
const known = knownNames(schema);

/** Draws as the editor does, down to the texts that a browser makes of attributes. Throws where it would. */
function draw(body: Y.XmlFragment): string {
  const { doc } = initProseMirrorDoc(body, schema);
  const texts = (spec: unknown): void => {
    if (!Array.isArray(spec)) return;
    for (const part of spec) {
      if (Array.isArray(part)) texts(part);
      else if (typeof part === 'object' && part !== null) for (const value of Object.values(part)) `${value}`;
    }
  };
  doc.descendants((node: Node) => {
    texts(node.type.spec.toDOM?.(node));
    for (const mark of node.marks) texts(mark.type.spec.toDOM?.(mark, true));
  });
  return doc.textContent;
}

it('[ED2] whatever a partner puts into attributes: it is unknown, or it is drawn with its words', () => {
  const value = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      true,
      5,
      '',
      'https://a.b',
      { toString: 5 },
      { href: 5 },
      { href: 'https://a.b' },
      [],
    ),
    fc.dictionary(fc.constantFrom('href', 'target', 'class', 'toString', 'title'), fc.jsonValue(), {
      noNullPrototype: true,
    }),
    fc.jsonValue(),
  );
  const block = fc.constantFrom(
    ['heading', 'level'],
    ['codeBlock', 'language'],
    ['orderedList', 'start'],
    ['orderedList', 'type'],
  );
  fc.assert(
    fc.property(
      block,
      value,
      fc.constantFrom('link', 'bold', 'link--AbCdEf12'),
      value,
      ([name = '', attribute = ''], one, mark, two) => {
        const block = new Y.XmlElement(name);
        block.setAttribute(attribute, one as string);
        if (name === 'orderedList') {
          const item = new Y.XmlElement('listItem');
          const paragraph = new Y.XmlElement('paragraph');
          paragraph.insert(0, [new Y.XmlText('words')]);
          item.insert(0, [paragraph]);
          block.insert(0, [item]);
        } else block.insert(0, [new Y.XmlText('words')]);
        const more = new Y.XmlElement('paragraph');
        const words = new Y.XmlText();
        words.insert(0, 'and more', { [mark]: two });
        more.insert(0, [words]);
        const body = new Y.Doc().getXmlFragment('body');
        body.insert(0, [block, more]);
        if (hasUnknown(body, known)) expect(JSON.stringify(readable(body, known))).toContain('words');
        else expect(draw(body)).toBe('wordsand more');
      },
    ),
    { numRuns: 500 },
  );
});
