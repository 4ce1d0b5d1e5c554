import type { ReactNode } from 'react';
import { linkIn } from '../../model/link.ts';

/** Words, and each link in them as what it is: its whole address, so that nobody is led elsewhere. */
export function Linked({ text }: { text: string }): ReactNode {
  const pieces: ReactNode[] = [];
  for (let rest = text; rest !== ''; ) {
    const { before, link, after } = linkIn(rest);
    pieces.push(before);
    if (link !== null)
      pieces.push(
        <a key={pieces.length} href={link} target="_blank" rel="noopener noreferrer nofollow">
          <bdi>{link}</bdi>
        </a>,
      );
    rest = after;
  }
  return pieces;
}
