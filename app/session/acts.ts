/** What this device did last over several documents, undone one after the other in whichever document each was. */
import { changeable, derived, type Observable } from '../model/observable.ts';

/** A document that can undo what was done in it: false when there was nothing left. */
interface Undoing {
  undo(): boolean;
  redo(): boolean;
}

/** What I did, and nobody else, since it was opened: taken back and done again, the last first. */
export interface OwnActs {
  /** How many there are. */
  readonly past: Observable<{ readonly undo: number; readonly redo: number }>;
  undo(): void;
  redo(): void;
}

export interface Acts extends OwnActs {
  /** It was done there, and can be undone there. */
  did(where: Undoing): void;
}

export function actsOver(): Acts {
  /** The latest last. */
  const acts = changeable<{ undo: readonly Undoing[]; redo: readonly Undoing[] }>({ undo: [], redo: [] });

  function step(from: 'undo' | 'redo'): void {
    const where = acts.get()[from].at(-1);
    if (where === undefined) return;
    const to = from === 'undo' ? 'redo' : 'undo';
    const moved = where[from]();
    const { undo, redo } = acts.get();
    const rest = { undo, redo, [from]: acts.get()[from].slice(0, -1) };
    acts.set(moved ? { ...rest, [to]: [...rest[to], where] } : rest);
  }

  return {
    did: (where) => acts.set({ undo: [...acts.get().undo, where], redo: [] }),
    past: derived(
      [acts],
      () => ({ undo: acts.get().undo.length, redo: acts.get().redo.length }),
      (a, b) => a.undo === b.undo && a.redo === b.redo,
    ),
    undo: () => step('undo'),
    redo: () => step('redo'),
  };
}
