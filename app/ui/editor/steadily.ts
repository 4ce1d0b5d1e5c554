/** While one writes, what somebody else writes above moves nothing under one's hands. */
import type { EditorView } from '@tiptap/pm/view';

const caretTop = (view: EditorView): number => view.coordsAtPos(view.state.selection.head).top;

/** The place on the screen of the caret of who writes here; null where that is out of sight. */
function heldTop(view: EditorView): number | null {
  const top = view.hasFocus() ? caretTop(view) : -1;
  return top < 0 || top > window.innerHeight ? null : top;
}

function scrollerOf(element: Element): Element | null {
  let each = element.parentElement;
  while (
    each !== null &&
    !(each.scrollHeight > each.clientHeight && /auto|scroll/.test(getComputedStyle(each).overflowY))
  )
    each = each.parentElement;
  return each ?? document.scrollingElement;
}

/**
 * Browsers keep what one looks at in its place when something is added above, but not inside a text that has the focus:
 * to Chromium that is one thing, whose upper edge did not move.
 */
export function steadily(view: EditorView, draw: () => void): void {
  const before = heldTop(view);
  draw();
  if (before === null) return;
  const by = caretTop(view) - before;
  if (by !== 0) scrollerOf(view.dom)?.scrollBy(0, by);
}
