/**
 * Tables of our own: a cell is a line of text, none is joined with another, and rows may differ in length. TipTap's
 * come with a plugin that mends ragged rows on every device at once; two devices that add a row and a column apart would
 * then mend each other's mending, for ever. Here a row is made even by the next hand that changes the table.
 */
import { mergeAttributes, Node } from '@tiptap/core';
import { DOMParser, type Node as PmNode, type Schema } from '@tiptap/pm/model';
import { enterCell, nextCell } from './tableKeys.ts';

export const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  parseHTML: () => [{ tag: 'table' }],
  // Wider than a phone, it scrolls in itself.
  renderHTML: ({ HTMLAttributes }) => [
    'div',
    { class: 'page-table' },
    ['table', mergeAttributes(HTMLAttributes), ['tbody', 0]],
  ],
  addKeyboardShortcuts() {
    return {
      Tab: ({ editor }) => nextCell(editor, 1),
      'Shift-Tab': ({ editor }) => nextCell(editor, -1),
      Enter: ({ editor }) => enterCell(editor),
    };
  },
  // Before those of lists and paragraphs.
  priority: 200,
});

export const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)+',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: ({ HTMLAttributes }) => ['tr', mergeAttributes(HTMLAttributes), 0],
});

/** From another program a cell may bring paragraphs: only their words come in. */
const cellContent = (element: globalThis.Node, schema: Schema) =>
  DOMParser.fromSchema(schema).parse(element, { topNode: schema.nodes.tableCell?.create() as PmNode }).content;

const isHead = (element: HTMLElement): boolean =>
  element.tagName === 'TH' && element.closest('tr') === element.closest('table')?.querySelector('tr');

export const TableCell = Node.create({
  name: 'tableCell',
  content: 'inline*',
  isolating: true,
  parseHTML: () => [{ tag: 'td, th', getContent: cellContent }],
  renderHTML: ({ HTMLAttributes }) => ['td', mergeAttributes(HTMLAttributes), 0],
});

/** Only the first row has a head, as in Markdown. */
export const TableHeader = Node.create({
  name: 'tableHeader',
  content: 'inline*',
  isolating: true,
  parseHTML: () => [
    { tag: 'th', priority: 60, getContent: cellContent, getAttrs: (element) => (isHead(element) ? null : false) },
  ],
  renderHTML: ({ HTMLAttributes }) => ['th', mergeAttributes({ scope: 'col' }, HTMLAttributes), 0],
});
