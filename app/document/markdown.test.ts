import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { writeMarkdown } from '../model/markdown.ts';
import { jsonOf } from './pageJson.ts';

type Node = string | { text: string; marks: Record<string, unknown> } | Element;
interface Element {
  readonly name: string;
  readonly attributes?: Record<string, unknown>;
  readonly children?: readonly Node[];
}

function build(node: Node): Y.XmlElement | Y.XmlText {
  if (typeof node === 'string') return new Y.XmlText(node);
  if ('text' in node) {
    const text = new Y.XmlText();
    text.insert(0, node.text, node.marks);
    return text;
  }
  const element = new Y.XmlElement(node.name);
  // The editor writes numbers and booleans where the types say text.
  for (const [key, value] of Object.entries(node.attributes ?? {})) element.setAttribute(key, value as string);
  element.insert(0, (node.children ?? []).map(build));
  return element;
}

function wordsIn(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [node];
    return 'text' in node ? [node.text] : wordsIn(node.children ?? []);
  });
}

function read(...nodes: readonly Node[]): string {
  const body = new Y.Doc().getXmlFragment('body');
  body.insert(0, nodes.map(build));
  return writeMarkdown(jsonOf(body));
}

const p = (...children: readonly Node[]): Element => ({ name: 'paragraph', children });
const li = (...children: readonly Node[]): Element => ({ name: 'listItem', children });

describe('a page as Markdown', () => {
  test('headings, paragraphs, lines and code', () => {
    const page = read(
      { name: 'heading', attributes: { level: 3 }, children: ['Steps'] },
      p('One', { name: 'hardBreak' }, 'two'),
      { name: 'horizontalRule' },
      { name: 'codeBlock', children: ['a ``` b'] },
      { name: 'blockquote', children: [p('said'), p('again')] },
    );
    expect(page).toBe('### Steps\n\nOne  \ntwo\n\n---\n\n````\na ``` b\n````\n\n> said\n> \n> again\n');
  });

  test('lists, inside each other, and what is done', () => {
    const page = read(
      {
        name: 'bulletList',
        children: [li(p('a'), { name: 'orderedList', attributes: { start: 3 }, children: [li(p('b')), li(p('c'))] })],
      },
      {
        name: 'taskList',
        children: [
          { name: 'taskItem', attributes: { checked: true }, children: [p('done')] },
          { name: 'taskItem', attributes: { checked: false }, children: [p('open')] },
        ],
      },
    );
    expect(page).toBe('- a\n  3. b\n  4. c\n\n- [x] done\n- [ ] open\n');
  });

  test('marks stand against the words, and what Markdown would misread is escaped', () => {
    const page = read(
      p({ text: 'bold ', marks: { bold: {} } }, 'and *stars* [x](y)'),
      p({ text: 'here', marks: { link: { href: 'https://a.example/(x)>' } } }, ' ', {
        text: 'a`b',
        marks: { code: {} },
      }),
      p('# no heading'),
      p('1. no list'),
    );
    expect(page).toBe(
      '**bold** and \\*stars\\* \\[x\\](y)\n\n[here](<https://a.example/(x)%3E>) `` a`b ``\n\n\\# no heading\n\n1\\. no list\n',
    );
  });

  test('what it does not know is read as its words', () => {
    expect(read({ name: 'poll', children: [{ name: 'choice', children: [p('yes')] }, p('no')] })).toBe('yes\n\nno\n');
    expect(read(p({ name: 'mention', children: ['Ada'] }))).toBe('Ada\n');
  });

  test('no page makes it throw, and no word of it is lost', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    const { tree } = fc.letrec<{ tree: Node }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        word,
        fc.record({
          name: fc.constantFrom('paragraph', 'bulletList', 'listItem', 'taskItem', 'blockquote', 'heading', 'odd'),
          children: fc.array(tie('tree'), { maxLength: 4 }),
        }),
      ),
    }));
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 4 }), (nodes) => {
        const page = read(...nodes);
        for (const one of wordsIn(nodes)) expect(page).toContain(one);
      }),
    );
  });

  test('nested deeper than any hand would, it is read all the same', () => {
    let node: Node = p('deep down');
    for (let depth = 0; depth < 200; depth += 1) node = { name: 'blockquote', children: [node] };
    expect(read(node)).toContain('deep down');
  });
});
