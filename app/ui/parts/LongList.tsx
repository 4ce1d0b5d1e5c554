import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import './LongList.css';

/** Drawn beyond what is seen, on either side, so that Tab and a quick thumb find the next row there. */
const BEYOND = 5;

interface LongListProps<T> {
  items: readonly T[];
  keyOf: (item: T) => string;
  children: (item: T) => ReactNode;
  label: string;
  className?: string;
}

/**
 * A list of any length of rows of one height (--row-height, in rem, so that it grows with the letters): only those in
 * sight are in the page, and each says which of how many it is.
 */
export function LongList<T>({ items, keyOf, children, label, className }: LongListProps<T>) {
  const list = useRef<HTMLUListElement>(null);
  const [height, setHeight] = useState(76);
  const [{ from, to }, setSeen] = useState({ from: 0, to: 16 });
  const { length } = items;

  useLayoutEffect(() => {
    const row = list.current?.querySelector('li');
    const real = row?.getBoundingClientRect().height ?? 0;
    if (real > 0 && Math.abs(real - height) > 0.5) setHeight(real);
  });

  useEffect(() => {
    const element = list.current;
    const scroller = element?.closest('main');
    if (!element || !scroller) return;
    const look = (): void => {
      const above = scroller.getBoundingClientRect().top - element.getBoundingClientRect().top;
      const first = Math.max(0, Math.floor(above / height) - BEYOND);
      const last = Math.min(length, Math.ceil((above + scroller.clientHeight) / height) + BEYOND);
      const seen = { from: Math.min(first, length), to: Math.max(last, 0) };
      setSeen((before) => (before.from === seen.from && before.to === seen.to ? before : seen));
    };
    look();
    scroller.addEventListener('scroll', look, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(scroller);
    return () => {
      scroller.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, [height, length]);

  const end = Math.min(to, length);
  const begin = Math.min(from, end);
  return (
    <ul
      ref={list}
      className={`long-list ${className ?? ''}`}
      aria-label={label}
      style={{ paddingBlockStart: begin * height, paddingBlockEnd: (length - end) * height }}
    >
      {items.slice(begin, end).map((item, at) => (
        <li key={keyOf(item)} aria-setsize={length} aria-posinset={begin + at + 1}>
          {children(item)}
        </li>
      ))}
    </ul>
  );
}
