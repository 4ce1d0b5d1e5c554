/** The words of a pair about itself, in one document: each verified once, and written signed. */
import type * as Y from 'yjs';
import { hash, openSignedInBulk, type SigningPair, sign, toText } from '../../crypto/index.ts';
import { addPactWord, observePactWords, pactWordsOf } from '../document/pact.ts';
import { parsePersonId } from '../model/ids.ts';
import { changeable, derived, type Observable, sameItems } from '../model/observable.ts';
import { encodePactWord, encodeProposal, type PactAct, type Proposal, parsePactWord } from '../model/pact.ts';
import type { PactSaid } from '../model/pactState.ts';

export interface PactLogOptions {
  readonly workspace: string;
  readonly doc: Y.Doc;
  readonly author: SigningPair;
  readonly clock: () => number;
  readonly random: (length: number) => Uint8Array;
}

export interface PactLog {
  /** What is genuine, in the shared order. */
  readonly said: Observable<readonly PactSaid[]>;
  /** What was there at the opening has been verified. */
  readonly ready: Promise<void>;
  write(act: PactAct): void;
  /** As it is signed: over the very text. */
  hashOf(version: number, what: Proposal): string;
  close(): void;
}

export function openPactLog({ workspace, doc, author, clock, random }: PactLogOptions): PactLog {
  /** What is known of an envelope, for good: bytes do not change. Null: not genuine, or not of this workspace. */
  const checked = new WeakMap<Uint8Array, PactSaid | null>();
  const verified = changeable(0);
  let busy = false;

  const hashOf = (version: number, what: Proposal): string => toText(hash(encodeProposal(workspace, version, what)));

  function read({ signer, payload }: { signer: Uint8Array; payload: Uint8Array }): PactSaid | null {
    const word = parsePactWord(payload);
    const by = parsePersonId(toText(signer));
    if (!word.ok || !by.ok || word.value.workspace !== workspace) return null;
    const { act } = word.value;
    // A hash beside another text would put a signature under words that nobody read.
    if (act.does === 'propose' && hashOf(act.version, act.what) !== act.hash) return null;
    return { author: by.value, word: word.value };
  }

  const unchecked = (): Uint8Array[] => pactWordsOf(doc).filter((envelope) => !checked.has(envelope));

  /** Checks what is new. One pass at a time; words that arrive meanwhile are taken by the next. */
  async function verify(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      for (let fresh = unchecked(); fresh.length > 0; fresh = unchecked()) {
        const results = await openSignedInBulk('pact', fresh);
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

  const stop = observePactWords(doc, () => void verify());
  const ready = verify();

  return {
    said: derived(
      [verified, { subscribe: (listener) => observePactWords(doc, listener) }],
      () => pactWordsOf(doc).flatMap((envelope) => checked.get(envelope) ?? []),
      sameItems,
    ),
    ready,
    write(act) {
      const word = { version: 1 as const, workspace, id: toText(random(9)), at: clock(), act };
      addPactWord(doc, sign('pact', encodePactWord(word), author));
    },
    hashOf,
    close: stop,
  };
}
