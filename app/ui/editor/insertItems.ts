import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Editor } from '@tiptap/react';
import type { LucideIcon } from 'lucide-react';
import AtSign from 'lucide-react/icons/at-sign';
import Code from 'lucide-react/icons/code';
import Heading2 from 'lucide-react/icons/heading-2';
import Heading3 from 'lucide-react/icons/heading-3';
import Image from 'lucide-react/icons/image';
import List from 'lucide-react/icons/list';
import ListChecks from 'lucide-react/icons/list-checks';
import ListOrdered from 'lucide-react/icons/list-ordered';
import Minus from 'lucide-react/icons/minus';
import Quote from 'lucide-react/icons/quote';
import Table from 'lucide-react/icons/table';
import { insertTable, leaveTable } from './nodes/tableKeys.ts';

/** What only some pages can do, and the screen does. */
export interface InsertHands {
  /** Null where no file can be kept: a private note. */
  readonly picture: (() => void) | null;
  readonly hasPeople: boolean;
}

export interface InsertItem {
  readonly id: string;
  readonly name: MessageDescriptor;
  readonly icon: LucideIcon;
  /** What somebody may call it as well, after the slash. */
  readonly also: string;
  offered?(hands: InsertHands): boolean;
  run(editor: Editor, hands: InsertHands): void;
}

const chain = (editor: Editor) => editor.chain().focus();

/** What a slash offers, and the plus among the tools. */
export const insertItems: readonly InsertItem[] = [
  {
    id: 'heading',
    name: msg`Heading`,
    icon: Heading2,
    also: 'h2 titre title',
    run: (editor) => chain(editor).setHeading({ level: 2 }).run(),
  },
  {
    id: 'subheading',
    name: msg`Subheading`,
    icon: Heading3,
    also: 'h3 titre title',
    run: (editor) => chain(editor).setHeading({ level: 3 }).run(),
  },
  {
    id: 'tasks',
    name: msg`Checklist`,
    icon: ListChecks,
    also: 'todo task cases',
    run: (editor) => chain(editor).toggleTaskList().run(),
  },
  {
    id: 'bullets',
    name: msg`Bulleted list`,
    icon: List,
    also: 'ul puces',
    run: (editor) => chain(editor).toggleBulletList().run(),
  },
  {
    id: 'numbers',
    name: msg`Numbered list`,
    icon: ListOrdered,
    also: 'ol 123',
    run: (editor) => chain(editor).toggleOrderedList().run(),
  },
  { id: 'table', name: msg`Table`, icon: Table, also: 'grid grille', run: (editor) => insertTable(editor) },
  {
    id: 'picture',
    name: msg`Picture`,
    icon: Image,
    also: 'image photo',
    offered: ({ picture }) => picture !== null,
    run: (_, { picture }) => picture?.(),
  },
  {
    id: 'mention',
    name: msg`Somebody’s name`,
    icon: AtSign,
    also: 'mention @',
    offered: ({ hasPeople }) => hasPeople,
    run: (editor) => {
      const before = editor.state.selection.$from.nodeBefore;
      const isApart = before === null || /\s$/.test(before.text ?? '');
      chain(editor)
        .insertContent(isApart ? '@' : ' @')
        .run();
    },
  },
  {
    id: 'quote',
    name: msg`Quote`,
    icon: Quote,
    also: 'blockquote citation',
    run: (editor) => chain(editor).toggleBlockquote().run(),
  },
  {
    id: 'code',
    name: msg`Block of code`,
    icon: Code,
    also: 'pre',
    run: (editor) => chain(editor).toggleCodeBlock().run(),
  },
  {
    id: 'rule',
    name: msg`Divider`,
    icon: Minus,
    also: 'hr ligne line ---',
    run(editor) {
      leaveTable(editor);
      chain(editor).setHorizontalRule().run();
    },
  },
];
