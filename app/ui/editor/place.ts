/** Where something small stands beside a place of the text, within the editor and within what is seen of it. */
import type { Editor } from '@tiptap/react';
import type { CSSProperties } from 'react';

const GAP = 8;

/** `width` and `height`: of what is to stand there. Below the line, or above it where there is no room below. */
export function besideText(
  editor: Editor,
  { from, to }: { from: number; to: number },
  { width, height, prefer }: { width: number; height: number; prefer: 'above' | 'below' },
): CSSProperties {
  const around = editor.view.dom.parentElement?.getBoundingClientRect();
  if (around === undefined) return {};
  const size = editor.state.doc.content.size;
  const [first, last] = [editor.view.coordsAtPos(Math.min(from, size)), editor.view.coordsAtPos(Math.min(to, size))];
  const isRoomBelow = last.bottom + GAP + height < window.innerHeight;
  const isRoomAbove = first.top - GAP - height > 110;
  const isAbove = prefer === 'above' ? isRoomAbove || !isRoomBelow : !isRoomBelow && isRoomAbove;
  const left = Math.max(0, Math.min(first.left - around.left, around.width - width));
  const top = isAbove ? first.top - around.top - GAP - height : last.bottom - around.top + GAP;
  return { left, top };
}
