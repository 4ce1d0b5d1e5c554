/** The words about goals that one document keeps: each verified once, written signed, and taken back one's own way only. */
import type * as Y from 'yjs';
import { openSignedInBulk, type SigningPair, sign, toText } from '../../crypto/index.ts';
import { addGoalWord, dropGoalWords, goalWordsOf, observeGoalWords, undoingGoals } from '../document/goals.ts';
import type { GoalId, PersonId } from '../model/brand.ts';
import { encodeGoalWord, type GoalAct, type GoalWord, parseGoalWord } from '../model/goal.ts';
import type { Said } from '../model/goalState.ts';
import { parsePersonId } from '../model/ids.ts';
import { changeable, derived, type Observable, sameItems } from '../model/observable.ts';

export interface GoalLogOptions {
  readonly workspace: string;
  readonly doc: Y.Doc;
  readonly me: PersonId;
  readonly author: SigningPair;
  readonly clock: () => number;
  readonly random: (length: number) => Uint8Array;
}

export interface GoalLog {
  /** What is genuine, in the shared order. A word that has just come is in it once it is verified. */
  readonly said: Observable<readonly Said[]>;
  /** `asOwnAct` false: not to be undone, since it cannot be (another device may have it by now). */
  write(goal: GoalId, act: GoalAct, asOwnAct?: boolean): void;
  /** Every word about it goes, whoever said it. */
  drop(goal: GoalId, asOwnAct?: boolean): void;
  /** The last act of this device in this document that is not undone; false: there was none left. */
  undo(): boolean;
  redo(): boolean;
  close(): void;
}

export function openGoalLog({ workspace, doc, me, author, clock, random }: GoalLogOptions): GoalLog {
  /** What is known of an envelope, for good: bytes do not change. Null: not genuine, or not of this workspace. */
  const checked = new WeakMap<Uint8Array, Said | null>();
  const verified = changeable(0);
  const own = Symbol('own act');
  const undoing = undoingGoals(doc, own);
  let busy = false;

  const unchecked = (): Uint8Array[] => goalWordsOf(doc).filter((envelope) => !checked.has(envelope));

  /** Checks what is new. One pass at a time; words that arrive meanwhile are taken by the next. */
  async function verify(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      for (let fresh = unchecked(); fresh.length > 0; fresh = unchecked()) {
        const results = await openSignedInBulk('goal', fresh);
        fresh.forEach((envelope, i) => {
          const opened = results[i];
          checked.set(envelope, opened?.ok ? readWord(opened.value, workspace) : null);
        });
        verified.set(verified.get() + 1);
      }
    } finally {
      // Whatever failed, the next word is looked at again.
      busy = false;
    }
  }

  const stop = observeGoalWords(doc, () => void verify());
  void verify();

  const said = derived(
    [verified, { subscribe: (listener) => observeGoalWords(doc, listener) }],
    () => goalWordsOf(doc).flatMap((envelope) => checked.get(envelope) ?? []),
    sameItems,
  );

  return {
    said,
    write(goal, act, asOwnAct = true) {
      const word: GoalWord = { version: 1, workspace, id: toText(random(9)), goal, at: clock(), act };
      const envelope = sign('goal', encodeGoalWord(word), author);
      // My own hand needs no check: what I tick is ticked at once.
      addGoalWord(doc, envelope, asOwnAct ? own : null, (kept) => checked.set(kept, { author: me, word }));
    },
    drop(goal, asOwnAct = true) {
      dropGoalWords(doc, (envelope) => checked.get(envelope)?.word.goal === goal, asOwnAct ? own : null);
    },
    undo: () => undoing.undo() !== null,
    redo: () => undoing.redo() !== null,
    close() {
      stop();
      undoing.destroy();
    },
  };
}

function readWord({ signer, payload }: { signer: Uint8Array; payload: Uint8Array }, workspace: string): Said | null {
  const word = parseGoalWord(payload);
  const author = parsePersonId(toText(signer));
  return word.ok && author.ok && word.value.workspace === workspace ? { author: author.value, word: word.value } : null;
}
