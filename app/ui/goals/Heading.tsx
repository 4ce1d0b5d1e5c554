import { type ReactNode, useEffect, useRef } from 'react';

/** The title of a view that one comes to by a button or a link of this screen: the keyboard goes on from it. */
export function Heading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <h1 ref={heading} tabIndex={-1} dir="auto">
      {children}
    </h1>
  );
}
