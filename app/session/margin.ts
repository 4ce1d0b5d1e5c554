/** The margin of an open page for the screens: comments with their answers, each verified once and written signed. */
import type * as Y from 'yjs';
import { openSignedInBulk, type SigningPair, sign, toText } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { addMarginWord, dropMarginWords, marginWordsOf, observeMargin } from '../document/margin.ts';
import type { PageId, PersonId } from '../model/brand.ts';
import type { FileRef } from '../model/file.ts';
import { parsePersonId } from '../model/ids.ts';
import {
  encodeMarginWord,
  MARGIN_LIMITS,
  type MarginAct,
  type MarginSaid,
  parseMarginWord,
  picturesFrom,
  threadsFrom,
} from '../model/margin.ts';
import { changeable, derived, type Observable } from '../model/observable.ts';
import { looksLikePhrase } from './phraseGuard.ts';
import type { Margin, Member, SendRefusal } from './types.ts';

export interface MarginOptions {
  readonly workspace: string;
  readonly page: PageId;
  readonly doc: Y.Doc;
  readonly me: PersonId;
  /** Everybody who is or was a member. */
  readonly people: Observable<readonly Member[]>;
  readonly author: SigningPair;
  /** Told of each picture that a member's signed word brings. */
  readonly onPicture: (file: FileRef) => void;
  readonly clock: () => number;
  readonly random: (length: number) => Uint8Array;
}

export function openMargin(options: MarginOptions): { margin: Margin; close(): void } {
  const { workspace, page, doc, me, people, author, onPicture, clock, random } = options;
  /** What is known of an envelope, for good: bytes do not change. Null: not genuine, or not of this page. */
  const checked = new WeakMap<Uint8Array, MarginSaid | null>();
  const verified = changeable(0);
  let busy = false;

  const unchecked = (): Uint8Array[] => marginWordsOf(doc).filter((envelope) => !checked.has(envelope));

  /** Checks what is new. One pass at a time; words that arrive meanwhile are taken by the next. */
  async function verify(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      for (let fresh = unchecked(); fresh.length > 0; fresh = unchecked()) {
        const results = await openSignedInBulk('margin', fresh);
        fresh.forEach((envelope, i) => {
          const opened = results[i];
          checked.set(envelope, opened?.ok ? read(opened.value) : null);
        });
        verified.set(verified.get() + 1);
      }
      for (const file of picturesFrom(genuine())) onPicture(file);
    } finally {
      // Whatever failed, the next word is looked at again.
      busy = false;
    }
  }

  function read({ signer, payload }: { signer: Uint8Array; payload: Uint8Array }): MarginSaid | null {
    const word = parseMarginWord(payload);
    const by = parsePersonId(toText(signer));
    const isHere = word.ok && word.value.workspace === workspace && word.value.page === page;
    return isHere && by.ok ? { author: by.value, word: word.value } : null;
  }

  function genuine(): MarginSaid[] {
    const members = new Set(people.get().map(({ id }) => id));
    return marginWordsOf(doc)
      .flatMap((envelope) => checked.get(envelope) ?? [])
      .filter(({ author: by }) => members.has(by));
  }

  const stop = observeMargin(doc, () => void verify());
  void verify();

  function write(act: MarginAct): void {
    const word = { version: 1, workspace, page, id: toText(random(9)), at: clock(), act } as const;
    // My own hand needs no check: what I say is said at once.
    addMarginWord(doc, sign('margin', encodeMarginWord(word), author), (kept) =>
      checked.set(kept, { author: me, word }),
    );
  }

  async function say(text: string, act: MarginAct): Promise<Result<void, SendRefusal>> {
    const looked = looksLikePhrase(text);
    if (looked !== false) {
      try {
        if (await looked) return err({ tag: 'recovery-phrase' });
      } catch {
        // A list of words could not be fetched: what cannot be looked up is not shared.
        return err({ tag: 'unchecked' });
      }
    }
    write(act);
    return ok(undefined);
  }

  const nameOf = (person: PersonId): string => people.get().find(({ id }) => id === person)?.name ?? '';

  return {
    margin: {
      threads: derived(
        [verified, { subscribe: (listener) => observeMargin(doc, listener) }, people],
        () =>
          threadsFrom(genuine()).map((thread) => ({
            ...thread,
            settledBy: thread.settled === null ? null : nameOf(thread.settled.by),
            remarks: thread.remarks.map((remark) => ({
              ...remark,
              authorName: nameOf(remark.author),
              mine: remark.author === me,
            })),
          })),
        (a, b) => JSON.stringify(a) === JSON.stringify(b),
      ),
      comment({ start, end, quote }, text) {
        const words = text.trim().slice(0, MARGIN_LIMITS.text);
        return say(words, { does: 'comment', start, end, quote: quote.slice(0, MARGIN_LIMITS.quote), text: words });
      },
      reply(to, text) {
        const words = text.trim().slice(0, MARGIN_LIMITS.text);
        return say(words, { does: 'reply', to, text: words });
      },
      settle: (to, done) => write({ does: 'settle', to, done }),
      remove(to) {
        if (to.by !== me) return;
        write({ does: 'remove', to });
        dropMarginWords(doc, (envelope) => {
          const said = checked.get(envelope);
          return said?.author === me && said.word.id === to.id && said.word.act.does !== 'remove';
        });
      },
      picture: (file) => write({ does: 'picture', file }),
    },
    close: stop,
  };
}
