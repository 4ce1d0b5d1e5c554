/** The other person's caret and selection. Built as elements: no HTML string, no style attribute. */
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { DecorationSet } from '@tiptap/pm/view';
import { yCursorPluginKey } from '@tiptap/y-tiptap';
import type { OpenPage } from '../../session/types.ts';

type Awareness = NonNullable<OpenPage['awareness']>;

/**
 * `name` is what the other device says, of any kind and length; the session draws up its shape, and the workspace admits
 * only its members' devices.
 */
export function caretElement(name: unknown): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'page-caret';
  const label = document.createElement('span');
  label.className = 'page-caret-name';
  // A name that turns the direction of writing turns its own label only.
  label.dir = 'auto';
  label.textContent = typeof name === 'string' ? name.slice(0, 40) : '';
  caret.append(label);
  return caret;
}

export const caretSelection = { nodeName: 'span', class: 'page-caret-selection' } as const;

type Heard = (change: unknown, origin: unknown) => void;

/** The same presence, whose changes are told when they are somebody else's, or when `own` are wanted. */
function hearing(awareness: Awareness, own: () => boolean): Awareness {
  const told = new Map<Heard, Heard>();
  return Object.assign(Object.create(awareness) as Awareness, {
    on(name: 'change' | 'update', listener: Heard) {
      const hear: Heard = (change, origin) => {
        if (name !== 'change' || origin !== 'local' || own()) listener(change, origin);
      };
      told.set(listener, hear);
      awareness.on(name, hear);
    },
    off(name: 'change' | 'update', listener: Heard) {
      awareness.off(name, told.get(listener) ?? listener);
    },
  });
}

/**
 * TipTap draws all carets anew when one's own has moved, so at each key, which is half of a key's work in a long page.
 * One's own matters only after a change that took the others' carets off, until they are told again.
 */
export const Carets = CollaborationCaret.extend({
  addProseMirrorPlugins() {
    const { options, editor } = this;
    const taken = (): boolean => yCursorPluginKey.getState(editor.state) === DecorationSet.empty;
    const { awareness } = options.provider as { awareness: Awareness };
    options.provider = { awareness: hearing(awareness, taken) };
    return this.parent?.() ?? [];
  },
});
