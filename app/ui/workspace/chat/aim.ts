/** What the next message is for: an answer to a line, or other words for one of mine. */
import type { ChatLine } from '../../../session/types.ts';

export interface Aim {
  readonly kind: 'reply' | 'edit';
  readonly line: ChatLine;
}

/** What is cited of a line: one begins it, who wants the rest goes there. */
export function cited(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ')];
  return characters.length <= 120 ? characters.join('') : `${characters.slice(0, 120).join('').trimEnd()}…`;
}
