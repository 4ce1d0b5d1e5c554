/**
 * What a page can hold. The names of these nodes and marks are written in people's documents:
 * one may be added, none renamed or taken away.
 */
import { type AnyExtension, textblockTypeInputRule } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Code } from '@tiptap/extension-code';
import { CodeBlock } from '@tiptap/extension-code-block';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { HorizontalRule } from '@tiptap/extension-horizontal-rule';
import { Italic } from '@tiptap/extension-italic';
import { Link } from '@tiptap/extension-link';
import { BulletList, ListItem, ListKeymap, OrderedList, TaskItem, TaskList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Strike } from '@tiptap/extension-strike';
import { Text } from '@tiptap/extension-text';
import { Underline } from '@tiptap/extension-underline';
import { Dropcursor } from '@tiptap/extensions/drop-cursor';
import { Gapcursor } from '@tiptap/extensions/gap-cursor';
import { Image, type ImageOptions } from './nodes/image.ts';
import { Mention, type MentionOptions } from './nodes/mention.ts';
import { Table, TableCell, TableHeader, TableRow } from './nodes/table.ts';

/** The page's title is its first heading, so a page's own begin at the second; a pasted first one becomes a second. */
const PageHeading = Heading.extend({
  parseHTML() {
    return [
      { tag: 'h1', attrs: { level: 2 } },
      { tag: 'h2', attrs: { level: 2 } },
      { tag: 'h3', attrs: { level: 3 } },
      { tag: 'h4', attrs: { level: 3 } },
    ];
  },
  addInputRules() {
    return [
      textblockTypeInputRule({ find: /^##?\s$/, type: this.type, getAttributes: { level: 2 } }),
      textblockTypeInputRule({ find: /^###\s$/, type: this.type, getAttributes: { level: 3 } }),
    ];
  },
}).configure({ levels: [2, 3] });

/** What pictures and names are drawn from; without them they are drawn as what stands in the page. */
export interface Surroundings {
  readonly image?: ImageOptions | undefined;
  readonly mention?: MentionOptions | undefined;
}

/**
 * `checkLabel` names a checkbox for those who do not see its line. One by one, and in the order of TipTap's starter kit,
 * which would bring a history of its own (undo is the Collaboration extension's: it takes back one's own changes only)
 * and a node at the end that it writes to the document of somebody who only reads.
 */
export function pageExtensions(
  checkLabel: (text: string) => string,
  { image, mention }: Surroundings = {},
): AnyExtension[] {
  return [
    Bold,
    Blockquote,
    BulletList,
    Code,
    CodeBlock,
    Document,
    Dropcursor.configure({ color: false, class: 'page-drop' }),
    Gapcursor,
    HardBreak,
    HorizontalRule,
    Italic,
    ListItem,
    ListKeymap,
    Link.configure({
      openOnClick: 'whenNotEditable',
      defaultProtocol: 'https',
      HTMLAttributes: { rel: 'noopener noreferrer' },
    }),
    OrderedList,
    Paragraph,
    Strike,
    Text,
    Underline,
    PageHeading,
    Table,
    TableRow,
    TableHeader,
    TableCell,
    Image.configure(image ?? {}),
    Mention.configure(mention ?? {}),
    TaskList,
    TaskItem.configure({ nested: true, a11y: { checkboxLabel: (node) => checkLabel(node.textContent) } }),
  ];
}
