/** What tools, colours and objects are called. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { LucideIcon } from 'lucide-react';
import Circle from 'lucide-react/icons/circle';
import Diamond from 'lucide-react/icons/diamond';
import Eraser from 'lucide-react/icons/eraser';
import Frame from 'lucide-react/icons/frame';
import Hand from 'lucide-react/icons/hand';
import Highlighter from 'lucide-react/icons/highlighter';
import MousePointer from 'lucide-react/icons/mouse-pointer-2';
import MoveUpRight from 'lucide-react/icons/move-up-right';
import PenLine from 'lucide-react/icons/pen-line';
import Slash from 'lucide-react/icons/slash';
import Square from 'lucide-react/icons/square';
import StickyNote from 'lucide-react/icons/sticky-note';
import Type from 'lucide-react/icons/type';
import type { BoardKind } from '../../model/board.ts';
import type { Tool } from './stage.ts';

export const TOOL_WORDS: Readonly<Record<Tool, { name: MessageDescriptor; key: string; icon: LucideIcon }>> = {
  select: { name: msg`Select`, key: 'V', icon: MousePointer },
  hand: { name: msg`Move the view`, key: 'H', icon: Hand },
  pen: { name: msg`Pen`, key: 'P', icon: PenLine },
  marker: { name: msg`Marker`, key: 'M', icon: Highlighter },
  eraser: { name: msg`Eraser`, key: 'E', icon: Eraser },
  rect: { name: msg`Rectangle`, key: 'R', icon: Square },
  ellipse: { name: msg`Ellipse`, key: 'O', icon: Circle },
  diamond: { name: msg`Diamond`, key: 'D', icon: Diamond },
  line: { name: msg`Line`, key: 'L', icon: Slash },
  arrow: { name: msg`Arrow`, key: 'A', icon: MoveUpRight },
  text: { name: msg`Words`, key: 'T', icon: Type },
  note: { name: msg`Note`, key: 'N', icon: StickyNote },
  frame: { name: msg`Frame`, key: 'F', icon: Frame },
};

export const COLOUR_WORDS: readonly MessageDescriptor[] = [
  msg`Ink`,
  msg`Red`,
  msg`Orange`,
  msg`Yellow`,
  msg`Green`,
  msg`Blue`,
  msg`Violet`,
  msg`Grey`,
];

export const SIZE_WORDS: readonly MessageDescriptor[] = [msg`Fine`, msg`Medium`, msg`Thick`, msg`Very thick`];

export const FILL_WORDS: readonly MessageDescriptor[] = [msg`Empty inside`, msg`Pale inside`, msg`Full inside`];
export const DASH_WORDS: readonly MessageDescriptor[] = [msg`Whole line`, msg`Dashed line`, msg`Dotted line`];

/** What an object is, where it has no words of its own. */
export const KIND_WORDS: Readonly<Record<BoardKind, MessageDescriptor>> = {
  pen: msg`Drawing`,
  marker: msg`Marking`,
  rect: msg`Rectangle`,
  ellipse: msg`Ellipse`,
  line: msg`Line`,
  arrow: msg`Arrow`,
  text: msg`Words`,
  note: msg`Note`,
  diamond: msg`Diamond`,
  frame: msg`Frame`,
  image: msg`Picture`,
};
