/** The chat for the screens: each line verified once, and shown with what its author's signature is worth. */
import type * as Y from 'yjs';
import { openSignedInBulk, type SigningPair, sign, toText } from '../../crypto/index.ts';
import { err, ok } from '../../crypto/result.ts';
import { appendLine, eraseLines, followLines, type KeptLine, type LinesNews, replaceLine } from '../document/chat.ts';
import { LAST_INSTANT } from '../document/notebook.ts';
import {
  type ChatText,
  encodeChatText,
  type LineName,
  type Mark,
  NO_WORDS,
  nameOfLine,
  parseChatText,
} from '../model/chatLine.ts';
import { across, changeable, derived, type Observable, sameItems } from '../model/observable.ts';
import type { Acts } from './acts.ts';
import { type Checked, type Marked, saidBy } from './chatDeeds.ts';
import { type Entry, type Folded, openFold, type Pair, signedOf } from './chatFold.ts';
import { NO_RECEIPTS, reading, readUpTo, receiptsIn, sameReceipts } from './chatReads.ts';
import { membersById, reachedOf, shownLine } from './chatShown.ts';
import { type DeliverySource, itemDelivery, type SaveSource, savedVector } from './delivery.ts';
import { looksLikePhrase, refusalFrom } from './phraseGuard.ts';
import type { Chat, ChatLine, Member } from './types.ts';

export interface ChatOptions {
  readonly workspace: string;
  readonly doc: Y.Doc;
  readonly vault: SaveSource;
  readonly delivery: DeliverySource;
  /** Everybody who is or was one. */
  readonly people: Observable<readonly Member[]>;
  /** The number of the chapter these lines are of. */
  readonly chapter: number;
  /** In a circle, how far the lines have got with each who may read them; null where the other side is one. */
  readonly readers: Observable<readonly DeliverySource[]> | null;
  readonly author: SigningPair;
  /** Where other words and marks can be taken back; a sending and a deletion are answered by another word. */
  readonly acts: Acts;
  readonly clock: () => number;
  readonly random: (length: number) => Uint8Array;
}

const NOTHING_DRAWN = { entries: [], lines: [] };
const NOT_GENUINE = { genuine: false } as const;
/** Verified at a time: the newest are shown while the oldest still wait. */
const PASS = 250;
/** Lines that are drawn for the first time in one go: more of them are felt. */
const MUCH = 8_000;
/** Letters of a line, and such lines in a row, in which a recovery phrase is looked for as in one text. */
const SHORT = 80;
const A_ROW = 24;

export function openChat(options: ChatOptions): { chat: Chat; ready: Promise<void>; close(): void } {
  const { doc, vault, delivery, people, readers, chapter, workspace, acts } = options;
  const me = toText(options.author.publicKey);
  const each = readers === null ? [] : [across(readers, (reader, listener) => reader.subscribe(listener))];
  const checked = new WeakMap<Uint8Array, Checked>();
  const folded = changeable<Folded>({ entries: [], spent: new Set(), reads: new Map(), receipts: new Map() });
  const settled = changeable(false);
  const saved = savedVector(doc, vault);
  const fold = openFold(me);
  let busy = false;
  let again = false;
  let last = 0;
  /** In the shared order, as of the last news. */
  let kept: readonly KeptLine[] = [];
  /** All of them are verified, and in what was folded last. */
  let isFolded = false;

  /** Checks what is new. One pass at a time; what changes meanwhile is taken by the next. */
  async function verify(): Promise<void> {
    again = true;
    if (busy) return;
    busy = true;
    try {
      while (again) {
        again = false;
        await takeIn(following.news());
        settled.set(true);
        // An observer of this very change must not see it change again.
        await Promise.resolve();
        clear();
      }
    } finally {
      // Whatever failed, the next line is looked at again.
      busy = false;
    }
  }

  /** A line more at the end is folded in; anything else, and whatever follows a failure, has all of them folded anew. */
  async function takeIn(news: LinesNews): Promise<void> {
    const isMore = isFolded && !news.anew;
    isFolded = false;
    if (news.anew) kept = news.lines;
    else if (news.removed.length === 0) kept = [...kept, ...news.added];
    else {
      const removed = new Set(news.removed);
      kept = [...kept.filter((line) => !removed.has(line)), ...news.added];
    }
    const fresh = (isMore ? news.added : kept).flatMap(({ envelope }) => (checked.has(envelope) ? [] : [envelope]));
    await checkAll(fresh);
    // More than a pass of them was folded in between, with some missing.
    const next = isMore && fresh.length <= PASS ? fold.more(pairsOf(news.added), news.removed) : null;
    folded.set(next ?? fold.whole(pairsOf(kept)));
    isFolded = true;
  }

  /** The newest first. What is known so far is shown each time that it has doubled, or grown by much: showing costs. */
  async function checkAll(fresh: readonly Uint8Array[]): Promise<void> {
    let shown = PASS;
    for (let left = fresh.length; left > 0; left -= PASS) {
      await check(fresh.slice(Math.max(0, left - PASS), left));
      if (left <= PASS) return;
      const done = fresh.length - left + PASS;
      if (done >= shown) {
        folded.set(fold.whole(pairsOf(kept)));
        shown = done + Math.min(done, MUCH);
      }
      // The screen's turn: some browsers verify in the page's own thread, and promises alone leave it none.
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  }

  async function check(envelopes: readonly Uint8Array[]): Promise<void> {
    const results = await openSignedInBulk('chat', envelopes);
    envelopes.forEach((envelope, i) => {
      const opened = results[i];
      const parsed = opened?.ok ? parseChatText(opened.value.payload) : null;
      const right = opened?.ok && parsed?.ok && parsed.value.workspace === workspace;
      checked.set(
        envelope,
        right && parsed.value.at <= LAST_INSTANT ? saidBy(toText(opened.value.signer), parsed.value) : NOT_GENUINE,
      );
    });
  }

  function pairsOf(some: readonly KeptLine[]): readonly Pair[] {
    const pairs: Pair[] = [];
    for (const one of some) {
      const known = checked.get(one.envelope);
      if (known !== undefined) pairs.push([one, known]);
    }
    return pairs;
  }

  /** A deletion is not a veil: what it names leaves the document, here and with everybody. */
  function clear(): void {
    const { spent } = folded.get();
    if (spent.size > 0) eraseLines(doc, spent);
  }

  const following = followLines(doc, () => void verify());
  const ready = verify();

  const isMember = (person: string): boolean => people.get().some(({ id }) => id === person);

  /** Between more than two, who has read what is nobody's business. */
  const receipts = derived(
    [folded, people],
    () => {
      if (readers !== null) return NO_RECEIPTS;
      return receiptsIn(folded.get(), me, isMember);
    },
    sameReceipts,
  );

  let drawn = new WeakMap<Entry, ChatLine>();
  /** Each entry that was drawn last, and its line at the same place: most stay at theirs. */
  let former: { readonly entries: readonly Entry[]; readonly lines: readonly (ChatLine | null)[] } = NOTHING_DRAWN;
  let drawnFor: readonly Member[] | null = null;
  const lines = derived(
    [folded, receipts, vault, delivery, saved, people, ...each],
    (): readonly ChatLine[] => {
      const failing = vault.get() === 'not-saved';
      const state = delivery.get();
      const upTo = saved.get();
      if (drawnFor !== people.get()) {
        drawn = new WeakMap();
        former = NOTHING_DRAWN;
      }
      drawnFor = people.get();
      const members = membersById(drawnFor);
      const { mine, theirs } = receipts.get();
      const seen = mine && theirs ? readUpTo(folded.get(), me, isMember) : -1;
      const { entries } = folded.get();
      const placed = entries.map((entry, at): ChatLine | null => {
        const before = (former.entries[at] === entry ? former.lines[at] : drawn.get(entry)) ?? undefined;
        const wording = edited(entry);
        // What is delivered stays so; in a circle it may still get to one more.
        const isOver = before?.delivery === 'delivered' && readers === null;
        const how = isOver ? before.delivery : itemDelivery(wording, upTo, failing, state);
        const isMine = entry.known.genuine && entry.known.author === me;
        const reach = readers === null || !isMine ? null : reachedOf(wording, readers.get());
        const read = isMine && at <= seen;
        const isSame = before?.delivery === how && (before.read ?? false) === read;
        if (isSame && before.reached?.have === reach?.have && before.reached?.of === reach?.of) return before;
        const line = shownLine(entry, members, { delivery: how, reached: reach, chapter, read });
        if (line !== null) drawn.set(entry, line);
        return line;
      });
      former = { entries, lines: placed };
      return placed.filter((line) => line !== null);
    },
    sameItems,
  );

  /** The line of that name, with its last wording. */
  function lineOf(of: LineName): { readonly kept: KeptLine; readonly line: ChatText; readonly entry: Entry } | null {
    const name = nameOfLine(of);
    for (const entry of folded.get().entries) {
      if (entry.kind === 'line' && entry.known.genuine && entry.known.name === name)
        return { kept: entry.kept, line: entry.known.line, entry };
    }
    return null;
  }

  function wordingOf(of: LineName): string | null {
    const found = lineOf(of);
    return found === null ? null : (found.entry.edit?.text ?? found.line.text);
  }

  /** False: the line is gone, or says that already. */
  function reword(of: LineName, text: string): boolean {
    const found = lineOf(of);
    if (found === null || wordingOf(of) === text) return false;
    const at = later(found.entry.edit?.at ?? found.line.at);
    appendLine(doc, signed({ text, at, deed: { does: 'edit', of } }));
    return true;
  }

  /**
   * Behind the row of short lines that this person said last: a phrase goes a word at a time, too. Where that cannot be
   * looked up, no single line is held back for it.
   */
  function rowLooksLikePhrase(text: string): false | Promise<boolean> {
    const row = [text];
    for (const { kind, known, edit } of folded.get().entries.slice(-200).reverse()) {
      if (kind !== 'line' || !known.genuine || known.author !== me) continue;
      const said = edit?.text ?? known.line.text;
      if (said.length > SHORT || row.unshift(said) > A_ROW) break;
    }
    const looked = looksLikePhrase(row.join('\n'));
    return looked === false ? false : looked.catch(() => false);
  }

  const marked = (of: LineName): Marked | undefined => lineOf(of)?.entry.marks.find(({ by }) => by === me);
  const markOf = (of: LineName): Mark | null => marked(of)?.mark ?? null;

  /** False: the line is gone. */
  function setMark(of: LineName, mark: Mark | null): boolean {
    if (lineOf(of) === null) return false;
    appendLine(doc, signed({ text: mark ?? NO_WORDS, at: later(marked(of)?.at ?? 0), deed: { does: 'react', of } }));
    return true;
  }

  /** What another device of this person changed since is not taken back behind its back. */
  function did<T>(now: () => T | null, set: (value: T) => boolean, before: T, after: T): void {
    acts.did({ undo: () => now() === after && set(before), redo: () => now() === before && set(after) });
  }

  const signed = (line: Omit<ChatText, 'version' | 'workspace' | 'id'>): Uint8Array =>
    sign('chat', encodeChatText({ version: 1, workspace, id: toText(options.random(9)), ...line }), options.author);

  return {
    chat: {
      lines,
      settled,
      acts,
      async send(text, file, reply, brings = {}) {
        const looked = looksLikePhrase(text) || rowLooksLikePhrase(text);
        // Nearly every line is appended at once, in the order it was written.
        const refusal = looked === false ? null : await refusalFrom(looked);
        if (refusal !== null) return err(refusal);
        const words = file !== undefined && text === '' ? file.name : text;
        const at = options.clock();
        appendLine(doc, signed({ text: words, at, ...(file && { file }), ...(reply && { reply }), ...brings }));
        return ok(undefined);
      },
      async edit(of, text) {
        const looked = looksLikePhrase(text);
        const refusal = looked === false ? null : await refusalFrom(looked);
        if (refusal !== null) return err(refusal);
        if (of.by !== me || text === '') return ok(undefined);
        const before = wordingOf(of);
        if (before !== null && reword(of, text))
          did(
            () => wordingOf(of),
            (words) => reword(of, words),
            before,
            text,
          );
        return ok(undefined);
      },
      react(of, mark) {
        const before = markOf(of);
        if (setMark(of, mark))
          did(
            () => markOf(of),
            (other) => setMark(of, other),
            before,
            mark,
          );
      },
      remove(of) {
        const found = lineOf(of);
        if (found === null || of.by !== me) return;
        const { at, file } = found.line;
        // It stands where the line stood, under its hour.
        const deed = { does: 'delete', of, ...(file && { file: file.id }) };
        replaceLine(doc, found.kept, signed({ text: NO_WORDS, at, deed }));
      },
      receipts,
      ...reading({
        me,
        isPair: readers === null,
        folded,
        receipts,
        later,
        say: (deed) => appendLine(doc, signed(deed)),
      }),
      signedOf: (names) => signedOf(folded.get(), names),
    },
    ready,
    close: following.stop,
  };

  /** Two changes within one tick of the clock have an order, also after the clock was put back. */
  function later(than: number): number {
    last = Math.max(options.clock(), than + 1, last + 1);
    return last;
  }
}

/** The envelope by which its delivery is told: the last wording. */
const edited = ({ kept, edit }: Entry): KeptLine => edit?.kept ?? kept;
