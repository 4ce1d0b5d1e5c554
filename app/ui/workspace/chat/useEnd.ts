import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ChatLine } from '../../../session/types.ts';

/** Nearer than this to the end counts as at the end: a line's height. */
const NEAR = 40;

interface End {
  log: RefObject<HTMLDivElement | null>;
  onScroll: () => void;
  toEnd: () => void;
  /** Lines that came below while the reader was further up. */
  below: number;
}

/** Stays at the end if it was at the end, follows one's own lines, and never moves under a reader who is further up. */
export function useEnd(lines: readonly ChatLine[]): End {
  const log = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const seen = useRef(lines.length);
  const [below, setBelow] = useState(0);

  const toEnd = (): void => {
    if (log.current !== null) log.current.scrollTop = log.current.scrollHeight;
    atEnd.current = true;
    setBelow(0);
  };

  useLayoutEffect(() => {
    const fresh = lines.slice(seen.current);
    seen.current = lines.length;
    if (atEnd.current || fresh.at(-1)?.mine) {
      if (log.current !== null) log.current.scrollTop = log.current.scrollHeight;
      atEnd.current = true;
      setBelow(0);
    } else if (fresh.length > 0) setBelow((before) => before + fresh.length);
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
  }, []);

  const onScroll = (): void => {
    const element = log.current;
    if (element === null) return;
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    if (atEnd.current) setBelow(0);
  };
  return { log, onScroll, toEnd, below };
}
