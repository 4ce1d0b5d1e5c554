import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { fillPage } from './pageJson.ts';
import { pageTextOf } from './pageText.ts';

it('reads a name within its line, and what a picture shows', () => {
  const body = new Y.Doc().getXmlFragment('body');
  const text = (words: string) => ({ type: 'text', text: words });
  fillPage(body, [
    {
      type: 'paragraph',
      content: [text('Ask '), { type: 'mention', attrs: { id: 'b', label: 'Ben' } }, text(' today')],
    },
    { type: 'image', attrs: { file: 'f', alt: 'Two people at a table' } },
    { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [text('one')] }] }] },
  ]);
  expect(pageTextOf(body)).toBe('Ask @Ben today\nTwo people at a table\none');
});
