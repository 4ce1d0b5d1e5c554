/** What somebody else writes above moves nothing under one's hands, nor before one's eyes. */
import type { Node } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';

function scrollerOf(element: Element): Element {
  let each = element.parentElement;
  while (
    each !== null &&
    !(each.scrollHeight > each.clientHeight && /auto|scroll/.test(getComputedStyle(each).overflowY))
  )
    each = each.parentElement;
  return each ?? document.documentElement;
}

/** Where a place of one document is in another; a place within what differs stays as near as it can. */
function placeAfter(before: Node, after: Node, place: number): number {
  const start = before.content.findDiffStart(after.content);
  const end = before.content.findDiffEnd(after.content);
  if (start === null || end === null || place <= start) return place;
  return place >= end.a ? place + end.b - end.a : Math.min(place, after.content.size);
}

/**
 * Browsers keep what one looks at in its place when something is added above, but not here: a text that has the focus is
 * one thing to Chromium, whose upper edge did not move, and the editor fills the elements that are there with the lines
 * that come to stand there. Where somebody writes it is the caret that stays, else the line at a third of the height.
 */
export function steadily(view: EditorView, draw: () => void): void {
  const topOf = (place: number): number => view.coordsAtPos(place).top;
  const isWriting = view.hasFocus();
  const { doc, selection } = view.state;
  const place = isWriting ? selection.head : lineInSight(view);
  const top = place === null ? -1 : topOf(place);
  draw();
  if (place === null || top < 0 || top > window.innerHeight) return;
  const by = topOf(isWriting ? view.state.selection.head : placeAfter(doc, view.state.doc, place)) - top;
  if (by !== 0) scrollerOf(view.dom).scrollBy(0, by);
}

/** Null where the beginning of the text is in sight: what is added there is seen to come. */
function lineInSight(view: EditorView): number | null {
  const { left, top } = view.dom.getBoundingClientRect();
  return top >= 0 ? null : (view.posAtCoords({ left: left + 2, top: window.innerHeight / 3 })?.pos ?? null);
}
