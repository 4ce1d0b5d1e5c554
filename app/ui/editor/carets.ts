/** The other person's caret and selection. Built as elements: no HTML string, no style attribute. */

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
