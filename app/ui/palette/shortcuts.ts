/** Every key that does something, by where it does: one list, for those who ask with "?" and for the commands. */

import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

export interface Shortcut {
  /** As pressed: keys together are joined by "+", one after the other by a space. `Mod`: Ctrl, or ⌘ on a Mac. */
  readonly keys: string;
  readonly does: MessageDescriptor;
  /** A letter by itself: off when single keys are. */
  readonly isSingle?: true;
}

export interface Place {
  readonly title: MessageDescriptor;
  readonly shortcuts: readonly Shortcut[];
}

const key = (keys: string, does: MessageDescriptor): Shortcut => ({ keys, does });
const single = (keys: string, does: MessageDescriptor): Shortcut => ({ keys, does, isSingle: true });

/** After "g". */
export const PLACES = { t: '', m: '/chat', n: '/page/all', o: '/goals', a: '/agenda', b: '/board' } as const;

export const shortcuts: readonly Place[] = [
  {
    title: msg`Everywhere`,
    shortcuts: [
      key('Mod+K', msg`Commands: go, make, find`),
      single('?', msg`This list`),
      single('/', msg`Search in this space`),
      single('g h', msg`Home`),
      key('Esc Esc Esc', msg`Hide and lock`),
    ],
  },
  {
    title: msg`In a space`,
    shortcuts: [
      single('g t', msg`Today`),
      single('g m', msg`Messages`),
      single('g n', msg`Notebook`),
      single('g o', msg`Goals`),
      single('g a', msg`Agenda`),
      single('g b', msg`Board`),
    ],
  },
  {
    title: msg`In a call`,
    shortcuts: [
      single('M', msg`Microphone`),
      single('V', msg`Camera`),
      single('S', msg`Screen`),
      // On every screen, and while one writes.
      key('Alt+M', msg`Microphone`),
      key('Alt+V', msg`Camera`),
    ],
  },
  { title: msg`Many spaces`, shortcuts: [single('j', msg`The next one`), single('k', msg`The one before`)] },
  {
    title: msg`Writing a page`,
    shortcuts: [
      key('Alt+F10', msg`To the toolbar`),
      key('Mod+B', msg`Bold`),
      key('Mod+I', msg`Italic`),
      key('Mod+Z', msg`Undo what I did`),
      key('Mod+Shift+Z', msg`Do it again`),
      key('Esc Tab', msg`Leave the text`),
    ],
  },
  {
    title: msg`On the board`,
    shortcuts: [
      key('V', msg`Select`),
      key('P', msg`Pen`),
      key('E', msg`Eraser`),
      key('N', msg`Note`),
      key('T', msg`Text`),
      key('Mod+] Mod+[', msg`One step forward, one back`),
      key('+ −', msg`Closer, farther`),
      key('0', msg`See all of it`),
    ],
  },
];
