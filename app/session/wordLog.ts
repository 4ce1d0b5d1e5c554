/** Signed words that one document keeps: each verified once, written signed, and taken back one's own way only. */
import { type Label, openSignedInBulk, type SigningPair, sign, toText } from '../../crypto/index.ts';
import type { Result } from '../../crypto/result.ts';
import type { SignedWords } from '../document/signedWords.ts';
import type { PersonId } from '../model/brand.ts';
import { parsePersonId } from '../model/ids.ts';
import { changeable, derived, type Observable, sameItems } from '../model/observable.ts';

/** What every word says, whatever it is about. */
export interface AnyWord {
  readonly version: 1;
  readonly workspace: string;
  readonly id: string;
  readonly at: number;
}

/** A word, and whose signature stands under it. */
export interface SaidWord<W> {
  readonly author: PersonId;
  readonly word: W;
}

/** Who writes, where, and by which clock. */
export interface WriterOptions {
  readonly workspace: string;
  readonly me: PersonId;
  readonly author: SigningPair;
  readonly clock: () => number;
  readonly random: (length: number) => Uint8Array;
}

export interface WordLogOptions<W extends AnyWord> extends WriterOptions {
  readonly label: Label;
  readonly words: SignedWords;
  readonly encode: (word: W) => Uint8Array;
  readonly parse: (bytes: Uint8Array) => Result<W, unknown>;
  /** What a genuine word must be besides: it is passed over else. */
  readonly admit?: (word: W) => boolean;
}

export interface WordLog<W extends AnyWord> {
  /** What is genuine, in the shared order. A word that has just come is in it once it is verified. */
  readonly said: Observable<readonly SaidWord<W>[]>;
  /** What was there at the opening has been verified. */
  readonly ready: Promise<void>;
  /** `undoable` false: another device may have it by now, or it is answered by another word. */
  write(word: Omit<W, keyof AnyWord>, undoable: boolean): void;
  /** Those words go, as if they had never been. */
  drop(isOff: (said: SaidWord<W>) => boolean, undoable: boolean): void;
  /** What `act` writes and drops, all of it undoable, is one act. */
  together(act: () => void): void;
  /** The last act of this device in this document that is not undone; false: there was none left. */
  undo(): boolean;
  redo(): boolean;
  close(): void;
}

export function openWordLog<W extends AnyWord>(options: WordLogOptions<W>): WordLog<W> {
  const { workspace, me, author, clock, random, label, words, encode, parse, admit } = options;
  /** What is known of an envelope, for good: bytes do not change. Null: not genuine, or not of this workspace. */
  const checked = new WeakMap<Uint8Array, SaidWord<W> | null>();
  const verified = changeable(0);
  const own = Symbol('own act');
  const undoing = words.undoing(own);
  let busy = false;

  const unchecked = (): Uint8Array[] => words.all().filter((envelope) => !checked.has(envelope));

  function read({ signer, payload }: { signer: Uint8Array; payload: Uint8Array }): SaidWord<W> | null {
    const word = parse(payload);
    const by = parsePersonId(toText(signer));
    if (!word.ok || !by.ok || word.value.workspace !== workspace || admit?.(word.value) === false) return null;
    return { author: by.value, word: word.value };
  }

  /** Checks what is new. One pass at a time; words that arrive meanwhile are taken by the next. */
  async function verify(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      for (let fresh = unchecked(); fresh.length > 0; fresh = unchecked()) {
        const results = await openSignedInBulk(label, fresh);
        fresh.forEach((envelope, i) => {
          const opened = results[i];
          checked.set(envelope, opened?.ok ? read(opened.value) : null);
        });
        verified.set(verified.get() + 1);
      }
    } finally {
      // Whatever failed, the next word is looked at again.
      busy = false;
    }
  }

  const stop = words.observe(() => void verify());
  const ready = verify();

  const said = derived(
    [verified, { subscribe: words.observe }],
    () => words.all().flatMap((envelope) => checked.get(envelope) ?? []),
    sameItems,
  );

  return {
    said,
    ready,
    write(rest, undoable) {
      const word = { version: 1, workspace, id: toText(random(9)), at: clock(), ...rest } as W;
      // My own hand needs no check: what I do is done at once.
      words.add(sign(label, encode(word), author), undoable ? own : null, (kept) =>
        checked.set(kept, { author: me, word }),
      );
    },
    drop(isOff, undoable) {
      const is = (envelope: Uint8Array): boolean => {
        const known = checked.get(envelope);
        return known !== null && known !== undefined && isOff(known);
      };
      words.drop(is, undoable ? own : null);
    },
    together: (act) => words.together(act, own),
    undo: () => undoing.undo() !== null,
    redo: () => undoing.redo() !== null,
    close() {
      stop();
      undoing.destroy();
    },
  };
}
