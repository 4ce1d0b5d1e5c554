/** What is looked for, and where what was found is to be lit. In memory alone: browsers write addresses down. */
import { changeable } from '../../model/observable.ts';

export const asked = changeable<{ readonly workspace: string; readonly query: string } | null>(null);

/** The path of the screen that was gone to, the message in it if it is one, and the folded words. */
export const sought = changeable<{
  readonly path: string;
  readonly line: string | null;
  readonly words: readonly string[];
} | null>(null);
