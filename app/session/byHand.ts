/** Meeting without a server, for the screens: what to show, step by step. */
import type { Collector, PartsHeld } from '../peer/bundle/index.ts';
import { letterIn, textOf } from '../peer/byHand/letter.ts';
import type { Room } from '../peer/types.ts';

export type HandStep =
  /** Show this to the other device, as text or as codes. `isAnswer`: it is the last, and cannot wait. */
  | { readonly tag: 'show'; readonly text: string; readonly parts: readonly string[]; readonly isAnswer: boolean }
  /** Nothing is left to show: the connection is being made. */
  | { readonly tag: 'done' }
  /** Some of the codes of a longer letter: a device with many addresses tells of them in more than one. */
  | ({ readonly tag: 'more-parts' } & PartsHeld)
  | { readonly tag: 'refused'; readonly why: 'not-a-greeting' | 'not-for-you' };

export interface MeetByHand {
  begin(): Promise<HandStep>;
  /** What the other device showed: its text, or one or all of its codes. */
  take(text: string): Promise<HandStep>;
}

export function meetByHand({ byHand }: Pick<Room, 'byHand'>): MeetByHand {
  let collector: Collector | null = null;

  async function show(letter: Uint8Array, isAnswer: boolean): Promise<HandStep> {
    const { partsOf } = await import('../peer/bundle/index.ts');
    return { tag: 'show', text: textOf(letter), parts: partsOf(letter) ?? [], isAnswer };
  }

  return {
    begin: async () => show(await byHand.begin(), false),
    async take(text) {
      const { collectParts } = await import('../peer/bundle/index.ts');
      collector ??= collectParts();
      const {
        files: [whole],
        held,
      } = collector.add(text);
      if (whole === undefined && held !== null) return { tag: 'more-parts', ...held };
      const letter = whole === undefined ? letterIn(text) : ({ ok: true, value: whole } as const);
      const taken = letter.ok ? await byHand.take(letter.value) : letter;
      if (!taken.ok) return { tag: 'refused', why: taken.error.tag };
      return taken.value === null ? { tag: 'done' } : show(taken.value.letter, taken.value.isAnswer);
    },
  };
}
