import { getSchema } from '@tiptap/core';
import { Document } from '@tiptap/extension-document';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { expect, it } from 'vitest';
import { Mention } from './nodes/mention.ts';

it('a name in a text is that of the key, whatever was written there; of a key of nobody here, what was written', () => {
  const nameOf = (id: string): string | null => (id === 'key of Ben' ? 'Ben' : null);
  const schema = getSchema([Document, Paragraph, Text, Mention.configure({ nameOf, me: 'key of Ada' })]);
  const drawn = (id: string, label: string): unknown => {
    const { mention } = schema.nodes;
    const spec = mention?.spec.toDOM?.(mention.create({ id, label }));
    return Array.isArray(spec) ? spec.at(-1) : spec;
  };
  expect(drawn('key of Ben', 'Ada')).toBe('@Ben');
  expect(drawn('key of Eve', 'Ada')).toBe('@Ada');
});
