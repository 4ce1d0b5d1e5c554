/** The margin of an open page for the screens: comments with their answers, each verified once and written signed. */
import type * as Y from 'yjs';
import type { SigningPair } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { marginWordsIn } from '../document/margin.ts';
import type { PageId, PersonId } from '../model/brand.ts';
import type { FileRef } from '../model/file.ts';
import {
  encodeMarginWord,
  MARGIN_LIMITS,
  type MarginAct,
  type MarginSaid,
  parseMarginWord,
  picturesFrom,
  threadsFrom,
} from '../model/margin.ts';
import { derived, type Observable } from '../model/observable.ts';
import { actsOver } from './acts.ts';
import { looksLikePhrase } from './phraseGuard.ts';
import type { Margin, Member, SendRefusal } from './types.ts';
import { openWordLog } from './wordLog.ts';

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

export interface RunningMargin {
  readonly margin: Margin;
  /** What was there at the opening has been verified. */
  readonly ready: Promise<void>;
  close(): void;
}

export function openMargin(options: MarginOptions): RunningMargin {
  const { workspace, page, doc, me, people, author, onPicture, clock, random } = options;
  const log = openWordLog({
    workspace,
    me,
    author,
    clock,
    random,
    label: 'margin',
    words: marginWordsIn(doc),
    encode: encodeMarginWord,
    parse: parseMarginWord,
    admit: (word) => word.page === page,
  });

  function genuine(): MarginSaid[] {
    const members = new Set(people.get().map(({ id }) => id));
    return log.said.get().filter(({ author: by }) => members.has(by));
  }

  function refer(): void {
    for (const file of picturesFrom(genuine())) onPicture(file);
  }
  const stop = log.said.subscribe(refer);
  refer();

  const acts = actsOver();
  const write = (act: MarginAct, undoable = false): void => log.write({ page, act }, undoable);

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
        [log.said, people],
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
      settle(to, done) {
        write({ does: 'settle', to, done }, true);
        acts.did(log);
      },
      remove(to) {
        if (to.by !== me) return;
        log.together(() => {
          write({ does: 'remove', to }, true);
          log.drop(({ author: by, word }) => by === me && word.id === to.id && word.act.does !== 'remove', true);
        });
        acts.did(log);
      },
      picture: (file) => write({ does: 'picture', file }),
      past: acts.past,
      undo: acts.undo,
      redo: acts.redo,
    },
    ready: log.ready,
    close() {
      stop();
      log.close();
    },
  };
}
