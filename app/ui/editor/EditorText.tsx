/**
 * Puts the editor's text on the screen. TipTap's own component draws the whole text anew for it, for the sake of parts
 * drawn by React, of which a page has none: ten seconds in a page of 10,000 blocks.
 */
import type { Editor } from '@tiptap/react';
import { useLayoutEffect, useRef } from 'react';

export function EditorText({ editor }: { editor: Editor }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (editor.isDestroyed) return;
    const text = editor.view.dom;
    place.current?.append(text);
    return () => text.remove();
  }, [editor]);
  return <div ref={place} />;
}
