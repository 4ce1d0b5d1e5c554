import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Editor } from '@tiptap/react';
import type { LucideIcon } from 'lucide-react';
import RowAdd from 'lucide-react/icons/between-horizontal-end';
import ColumnAdd from 'lucide-react/icons/between-vertical-end';
import Bold from 'lucide-react/icons/bold';
import Code from 'lucide-react/icons/code';
import Ellipsis from 'lucide-react/icons/ellipsis';
import Heading2 from 'lucide-react/icons/heading-2';
import Heading3 from 'lucide-react/icons/heading-3';
import Italic from 'lucide-react/icons/italic';
import Link from 'lucide-react/icons/link';
import List from 'lucide-react/icons/list';
import ListChecks from 'lucide-react/icons/list-checks';
import ListOrdered from 'lucide-react/icons/list-ordered';
import MessageSquare from 'lucide-react/icons/message-square-plus';
import Plus from 'lucide-react/icons/plus';
import Quote from 'lucide-react/icons/quote';
import Redo from 'lucide-react/icons/redo-2';
import ColumnOff from 'lucide-react/icons/table-columns-split';
import RowOff from 'lucide-react/icons/table-rows-split';
import Trash from 'lucide-react/icons/trash-2';
import Undo from 'lucide-react/icons/undo-2';
import { cellAt, changeTable, type TableChange } from './nodes/tableKeys.ts';

/** `never` for now: shown, and answers nothing. `hidden`: has nothing to do here. */
export type ToolState = 'on' | 'off' | 'never' | 'hidden';

interface ToolbarItem {
  readonly id: string;
  readonly name: MessageDescriptor;
  readonly icon: LucideIcon;
  /** A toggle is on or off; an action has no state of its own; what opens something is done by the screen. */
  readonly run: 'toggle' | 'action' | 'opens';
  state(editor: Editor): ToolState;
  apply(editor: Editor): void;
}

const opens = (
  id: string,
  name: MessageDescriptor,
  icon: LucideIcon,
  isOffered = (_: Editor) => true,
): ToolbarItem => ({
  id,
  name,
  icon,
  run: 'opens',
  state: (editor) => (isOffered(editor) ? 'off' : 'hidden'),
  apply: () => undefined,
});

/** There while the caret is in a table. */
const inTable = (change: TableChange, name: MessageDescriptor, icon: LucideIcon): ToolbarItem => ({
  id: `table-${change}`,
  name,
  icon,
  run: 'action',
  state: (editor) => (cellAt(editor.state) === null ? 'hidden' : 'off'),
  apply: (editor) => changeTable(editor, change),
});

function toggle(
  id: string,
  name: MessageDescriptor,
  icon: LucideIcon,
  isActive: (editor: Editor) => boolean,
  apply: (editor: Editor) => void,
): ToolbarItem {
  return { id, name, icon, run: 'toggle', state: (editor) => (isActive(editor) ? 'on' : 'off'), apply };
}

export const toolbarItems: readonly ToolbarItem[] = [
  opens('insert', msg`Insert`, Plus),
  toggle(
    'heading',
    msg`Heading`,
    Heading2,
    (editor) => editor.isActive('heading', { level: 2 }),
    (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  ),
  toggle(
    'subheading',
    msg`Subheading`,
    Heading3,
    (editor) => editor.isActive('heading', { level: 3 }),
    (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
  ),
  toggle(
    'bold',
    msg`Bold`,
    Bold,
    (editor) => editor.isActive('bold'),
    (editor) => editor.chain().focus().toggleBold().run(),
  ),
  toggle(
    'italic',
    msg`Italic`,
    Italic,
    (editor) => editor.isActive('italic'),
    (editor) => editor.chain().focus().toggleItalic().run(),
  ),
  toggle(
    'tasks',
    msg`Checklist`,
    ListChecks,
    (editor) => editor.isActive('taskList'),
    (editor) => editor.chain().focus().toggleTaskList().run(),
  ),
  toggle(
    'bullets',
    msg`Bulleted list`,
    List,
    (editor) => editor.isActive('bulletList'),
    (editor) => editor.chain().focus().toggleBulletList().run(),
  ),
  toggle(
    'numbers',
    msg`Numbered list`,
    ListOrdered,
    (editor) => editor.isActive('orderedList'),
    (editor) => editor.chain().focus().toggleOrderedList().run(),
  ),
  toggle(
    'quote',
    msg`Quote`,
    Quote,
    (editor) => editor.isActive('blockquote'),
    (editor) => editor.chain().focus().toggleBlockquote().run(),
  ),
  toggle(
    'code',
    msg`Code`,
    Code,
    (editor) => editor.isActive('code'),
    (editor) => editor.chain().focus().toggleCode().run(),
  ),
  // Its dialog is the screen's.
  toggle(
    'link',
    msg`Link`,
    Link,
    (editor) => editor.isActive('link'),
    () => undefined,
  ),
  {
    id: 'undo',
    name: msg`Undo`,
    icon: Undo,
    run: 'action',
    state: (editor) => (editor.can().undo() ? 'off' : 'never'),
    apply: (editor) => editor.chain().focus().undo().run(),
  },
  {
    id: 'redo',
    name: msg`Redo`,
    icon: Redo,
    run: 'action',
    state: (editor) => (editor.can().redo() ? 'off' : 'never'),
    apply: (editor) => editor.chain().focus().redo().run(),
  },
  inTable('row', msg`Add a row`, RowAdd),
  inTable('column', msg`Add a column`, ColumnAdd),
  inTable('row-off', msg`Take this row away`, RowOff),
  inTable('column-off', msg`Take this column away`, ColumnOff),
  inTable('off', msg`Take the table away`, Trash),
  opens('comment', msg`Comment on the chosen words`, MessageSquare),
  opens('more', msg`More for this page`, Ellipsis),
];
