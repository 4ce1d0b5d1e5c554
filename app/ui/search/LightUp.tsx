import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { partsOf } from '../../model/fold.ts';
import { useObservable } from '../../react/session.ts';
import { sought } from './asked.ts';

/** A page may take a moment to be drawn; after that one reads what is there. */
const PATIENCE_MS = 6_000;

/**
 * Lights the words that led to a page, to what is said beside it or to another view, and brings the first into sight.
 * Painted by the browser over the text: nothing is written into the page, which somebody else may be writing in.
 */
export function LightUp() {
  const [path] = useLocation();
  const wanted = useObservable(sought);
  useEffect(() => {
    if (wanted === null) return;
    if (wanted.path !== path) {
      // Gone on from there: it was seen.
      if (!path.startsWith('/find/')) sought.set(null);
      return;
    }
    if (wanted.line !== null || wanted.drawn !== null || !('highlights' in CSS)) return;
    const look = (): void => {
      const ranges = rangesOf(placeOf(wanted.thread), wanted.words);
      const [first] = ranges;
      if (first === undefined) return;
      stop();
      CSS.highlights.set('sought', new Highlight(...ranges));
      first.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
    };
    const watcher = new MutationObserver(look);
    const timer = setTimeout(() => watcher.disconnect(), PATIENCE_MS);
    const stop = (): void => {
      clearTimeout(timer);
      watcher.disconnect();
    };
    watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
    look();
    return () => {
      stop();
      CSS.highlights.delete('sought');
    };
  }, [path, wanted]);
  return null;
}

const placeOf = (thread: string | null): Element | null =>
  thread === null
    ? (document.querySelector('#main .ProseMirror') ?? document.querySelector('#main .work-view'))
    : document.querySelector('#main .page-comments');

function rangesOf(text: Element | null, words: readonly string[]): Range[] {
  if (text === null) return [];
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null && ranges.length < 200; node = walker.nextNode()) {
    let at = 0;
    for (const part of partsOf(node.textContent ?? '', words)) {
      if (part.hit) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + part.text.length);
        ranges.push(range);
      }
      at += part.text.length;
    }
  }
  return ranges;
}
