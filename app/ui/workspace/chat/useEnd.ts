import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ChatLine } from '../../../session/types.ts';

/** Nearer than this to the end counts as at the end: a line's height. */
const NEAR = 40;

interface End {
  onScroll: () => void;
  toEnd: () => void;
  /** Lines that came below while the reader was further up. */
  below: number;
}

/**
 * Stays at the end if it was at the end, follows one's own lines, and never moves under a reader who is further up.
 * `drawn`: the last line is; `draw` has it drawn.
 */
export function useEnd(
  log: RefObject<HTMLDivElement | null>,
  lines: readonly ChatLine[],
  drawn: boolean,
  draw: () => void,
): End {
  const atEnd = useRef(true);
  const seen = useRef<string | null>(null);
  const [below, setBelow] = useState(0);

  /** Asked for the end while it was not drawn. */
  const wanted = useRef(false);

  const toEnd = (): void => {
    setBelow(0);
    wanted.current = !drawn;
    if (!drawn) {
      draw();
      return;
    }
    atEnd.current = true;
    if (log.current !== null) log.current.scrollTop = log.current.scrollHeight;
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it comes to be drawn
  useLayoutEffect(() => {
    if (drawn && wanted.current) toEnd();
  }, [drawn]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: looks at what came
  useLayoutEffect(() => {
    // What is verified late stands before the line that was last: it is not new.
    const from = lines.findLastIndex(({ id }) => id === seen.current) + 1;
    const fresh = seen.current === null ? [] : lines.slice(from);
    seen.current = lines.at(-1)?.id ?? null;
    if ((atEnd.current && drawn) || fresh.at(-1)?.mine) toEnd();
    else if (fresh.length > 0) setBelow((before) => before + fresh.length);
  }, [lines]);

  // The window changes height when a phone's keyboard comes and goes.
  useEffect(() => {
    const element = log.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [log]);

  const onScroll = (): void => {
    const element = log.current;
    if (element === null) return;
    atEnd.current = drawn && element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    if (atEnd.current) setBelow(0);
  };
  return { onScroll, toEnd, below };
}
