/** What hands do with a table: go from cell to cell, add and take away rows and columns. */
import type { Editor } from '@tiptap/core';
import { Fragment, type Node as PmNode, Slice } from '@tiptap/pm/model';
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { yUndoPluginKey } from '@tiptap/y-tiptap';

/** What follows is undone apart from the keys before it. */
export function apart({ state }: Pick<Editor, 'state'>): void {
  yUndoPluginKey.getState(state)?.undoManager.stopCapturing();
}

interface Cell {
  readonly table: PmNode;
  /** Of the table's own beginning. */
  readonly at: number;
  readonly row: number;
  readonly column: number;
}

const isCell = (node: PmNode): boolean => node.type.name === 'tableCell' || node.type.name === 'tableHeader';

/** The cell that holds the caret; null outside of tables. */
export function cellAt({ selection: { $from } }: EditorState): Cell | null {
  for (let depth = $from.depth; depth > 1; depth -= 1) {
    if (!isCell($from.node(depth))) continue;
    return {
      table: $from.node(depth - 2),
      at: $from.before(depth - 2),
      row: $from.index(depth - 2),
      column: $from.index(depth - 1),
    };
  }
  return null;
}

/** Where the cell begins, in the document; that of the last one, where the row is shorter. */
function placeOf(table: PmNode, at: number, row: number, column: number): number | null {
  if (row < 0 || row >= table.childCount) return null;
  let place = at + 1;
  for (let i = 0; i < row; i += 1) place += table.child(i).nodeSize;
  const cells = table.child(row);
  place += 1;
  for (let i = 0; i < Math.min(column, cells.childCount - 1); i += 1) place += cells.child(i).nodeSize;
  return place;
}

function go(editor: Editor, place: number): boolean {
  const { state, view } = editor;
  const inside = state.doc.resolve(place + 1);
  const end = inside.start() + inside.parent.content.size;
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, inside.pos, end)).scrollIntoView());
  return true;
}

/** On from the last cell leads into a new row; back from the first, nowhere. */
export function nextCell(editor: Editor, by: 1 | -1): boolean {
  const cell = cellAt(editor.state);
  if (cell === null) return false;
  const width = cell.table.child(cell.row).childCount;
  let [row, column] = [cell.row, cell.column + by];
  if (column < 0) [row, column] = [row - 1, Number.MAX_SAFE_INTEGER];
  else if (column >= width) [row, column] = [row + 1, 0];
  if (row < 0) return true;
  if (row >= cell.table.childCount) changeTable(editor, 'row');
  const now = cellAt(editor.state);
  const place = now && placeOf(now.table, now.at, row, column);
  return place === null || go(editor, place);
}

/** Down one row; from the last, out of the table. */
export function enterCell(editor: Editor): boolean {
  const cell = cellAt(editor.state);
  if (cell === null) return false;
  const place = placeOf(cell.table, cell.at, cell.row + 1, cell.column);
  return place === null ? leaveTable(editor) : go(editor, place);
}

/** Below the table that holds the caret: there what is no line of words can stand, which would tear the table in two. */
export function leaveTable(editor: Editor): boolean {
  const cell = cellAt(editor.state);
  if (cell === null) return false;
  const after = cell.at + cell.table.nodeSize;
  const next = editor.state.doc.resolve(after).nodeAfter;
  if (next?.isTextblock !== true) editor.commands.insertContentAt(after, { type: 'paragraph' });
  return editor.commands.focus(after + 1);
}

export type TableChange = 'row' | 'column' | 'row-off' | 'column-off' | 'off';

/** Beside the caret. Rows that a merge left shorter are made even first. False: the caret is in no table. */
export function changeTable(editor: Editor, change: TableChange): boolean {
  const { state, view } = editor;
  const cell = cellAt(state);
  if (cell === null) return false;
  apart(editor);
  const { table, at, row, column } = cell;
  const { tr } = state;
  const width = Math.max(...rowsOf(table).map(({ childCount }) => childCount));
  const isLast = (change === 'row-off' && table.childCount === 1) || (change === 'column-off' && width === 1);
  if (change === 'off' || isLast) tr.delete(at, at + table.nodeSize);
  else if (change === 'row') addRow(tr, cell, width);
  else if (change === 'row-off') removeRow(tr, cell);
  else changeColumn(tr, cell, width, change === 'column' ? 'add' : 'remove');
  view.dispatch(tr.scrollIntoView());
  if (change === 'row' || change === 'column') {
    const now = editor.state.doc.nodeAt(at);
    const place = now && placeOf(now, at, change === 'row' ? row + 1 : row, change === 'column' ? column + 1 : column);
    if (place !== null) go(editor, place);
  }
  view.focus();
  return true;
}

const rowsOf = (table: PmNode): PmNode[] => Array.from({ length: table.childCount }, (_, i) => table.child(i));

function addRow(tr: Transaction, { table, at, row }: Cell, width: number): void {
  const { tableRow, tableCell } = table.type.schema.nodes;
  const cells = Array.from({ length: width }, () => tableCell?.create()).flatMap((one) => one ?? []);
  let place = at + 1;
  for (let i = 0; i <= row; i += 1) place += table.child(i).nodeSize;
  const made = tableRow?.create(null, cells);
  if (made) tr.insert(place, made);
}

function removeRow(tr: Transaction, { table, at, row }: Cell): void {
  let place = at + 1;
  for (let i = 0; i < row; i += 1) place += table.child(i).nodeSize;
  tr.delete(place, place + table.child(row).nodeSize);
}

/** From the last row to the first, so that the places before stay what they are. */
function changeColumn(tr: Transaction, { table, at, column }: Cell, width: number, how: 'add' | 'remove'): void {
  const rows = rowsOf(table);
  let end = at + table.nodeSize - 1;
  for (const row of [...rows].reverse()) {
    const begin = end - row.nodeSize;
    const type = row.firstChild?.type ?? table.type.schema.nodes.tableCell;
    const missing = width - row.childCount;
    for (let i = 0; i < missing; i += 1) tr.insert(end - 1, type?.create() ?? []);
    let place = begin + 1;
    for (let i = 0; i < Math.min(how === 'add' ? column + 1 : column, row.childCount); i += 1)
      place += row.child(i).nodeSize;
    const over = Math.max(0, (how === 'add' ? column + 1 : column) - row.childCount);
    place += over * 2;
    if (how === 'add') tr.insert(place, type?.create() ?? []);
    else tr.delete(place, place + (column < row.childCount ? row.child(column).nodeSize : 2));
    end = begin;
  }
}

/** With a head and two rows, three wide: what fits on a phone. */
export function insertTable(editor: Editor): boolean {
  const row = (type: string) => ({ type: 'tableRow', content: [{ type }, { type }, { type }] });
  apart(editor);
  leaveTable(editor);
  const content = [row('tableHeader'), row('tableCell'), row('tableCell')];
  const done = editor.chain().focus().insertContent({ type: 'table', content }).run();
  // The caret stands behind it: back into its first cell.
  let first: number | null = null;
  const { from } = editor.state.selection;
  editor.state.doc.nodesBetween(Math.max(0, from - 40), from, (node, pos) => {
    if (node.type.name === 'table') first = pos;
  });
  return done && (first === null || go(editor, first + 2));
}

/** What is pasted into a cell, as lines of its words: a list or a second paragraph would tear the table in two. */
export function inCell(slice: Slice, state: EditorState): Slice {
  const { schema, selection } = state;
  const cell = cellAt(state);
  if (cell === null || selection.to > cell.at + cell.table.nodeSize) return slice;
  const words: PmNode[] = [];
  const add = (content: Fragment, apart: PmNode | undefined): void => {
    if (words.length > 0 && content.size > 0 && apart !== undefined) words.push(apart);
    content.forEach((node) => void words.push(node));
  };
  slice.content.descendants((node, _, _parent, at) => {
    if (node.isInline) words.push(node);
    else if (node.type.spec.code) {
      for (const line of node.textContent.split('\n'))
        add(Fragment.from(line === '' ? null : schema.text(line)), schema.nodes.hardBreak?.create());
    } else if (node.inlineContent)
      add(node.content, isCell(node) && at > 0 ? schema.text(' ') : schema.nodes.hardBreak?.create());
    return !node.inlineContent;
  });
  return new Slice(Fragment.from(words), 0, 0);
}

/** Erasing over several cells empties them: a table with holes in it is nobody's wish. True: done. */
export function clearCells(state: EditorState, dispatch: (tr: Transaction) => void): boolean {
  const { $from, $to, empty } = state.selection;
  const table = $from.node($from.sharedDepth($to.pos));
  if (empty || (table.type.name !== 'table' && table.type.name !== 'tableRow')) return false;
  const { tr } = state;
  const cells: { from: number; to: number }[] = [];
  state.doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
    if (!isCell(node)) return true;
    cells.push({ from: Math.max(pos + 1, $from.pos), to: Math.min(pos + node.nodeSize - 1, $to.pos) });
    return false;
  });
  for (const { from, to } of [...cells].reverse()) if (to > from) tr.delete(from, to);
  dispatch(tr.setSelection(TextSelection.create(tr.doc, $from.pos)));
  return true;
}
