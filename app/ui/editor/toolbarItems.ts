import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Editor } from '@tiptap/react';
import type { LucideIcon } from 'lucide-react';
import Bold from 'lucide-react/icons/bold';
import Code from 'lucide-react/icons/code';
import Heading2 from 'lucide-react/icons/heading-2';
import Heading3 from 'lucide-react/icons/heading-3';
import Italic from 'lucide-react/icons/italic';
import Link from 'lucide-react/icons/link';
import List from 'lucide-react/icons/list';
import ListChecks from 'lucide-react/icons/list-checks';
import ListOrdered from 'lucide-react/icons/list-ordered';
import Quote from 'lucide-react/icons/quote';
import Redo from 'lucide-react/icons/redo-2';
import Undo from 'lucide-react/icons/undo-2';

/** `never` for now: shown, and answers nothing. */
export type ToolState = 'on' | 'off' | 'never';

interface ToolbarItem {
  readonly id: string;
  readonly name: MessageDescriptor;
  readonly icon: LucideIcon;
  /** A toggle is on or off; an action has no state of its own. */
  readonly run: 'toggle' | 'action';
  state(editor: Editor): ToolState;
  apply(editor: Editor): void;
}

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
  // Its dialog is the toolbar's.
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
];
