/** The chat for the screens: each line verified once, and shown with what its author's signature is worth. */
import type * as Y from 'yjs';
import { openSignedInBulk, type SigningPair, sign, toText } from '../../crypto/index.ts';
import { err, ok } from '../../crypto/result.ts';
import { appendLine, type KeptLine, linesOf, observeLines } from '../document/chat.ts';
import { LAST_INSTANT } from '../document/notebook.ts';
import { type ChatText, encodeChatText, parseChatText } from '../model/chatLine.ts';
import { across, changeable, derived, type Observable } from '../model/observable.ts';
import { type DeliverySource, itemDelivery, type SaveSource, savedVector } from './delivery.ts';
import { looksLikePhrase } from './phraseGuard.ts';
import type { Chat, ChatLine, Member, SendRefusal } from './types.ts';

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
  readonly clock: () => number;
  readonly random: (length: number) => Uint8Array;
}

/** What is known of an envelope, for good: bytes do not change. */
type Checked =
  | { readonly author: string; readonly line: ChatText; readonly genuine: true }
  | { readonly genuine: false };

export function openChat(options: ChatOptions): { chat: Chat; ready: Promise<void>; close(): void } {
  const { doc, vault, delivery, people, readers, chapter, workspace } = options;
  const each = readers === null ? [] : [across(readers, (reader, listener) => reader.subscribe(listener))];
  const checked = new WeakMap<Uint8Array, Checked>();
  const verified = changeable(0);
  const saved = savedVector(doc, vault);
  let busy = false;

  /** Checks what is new. One pass at a time; lines that arrive meanwhile are taken by the next. */
  async function verify(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      for (let fresh = unchecked(); fresh.length > 0; fresh = unchecked()) {
        const results = await openSignedInBulk('chat', fresh);
        fresh.forEach((envelope, i) => {
          const opened = results[i];
          const parsed = opened?.ok ? parseChatText(opened.value.payload) : null;
          const right = opened?.ok && parsed?.ok && parsed.value.workspace === workspace;
          checked.set(
            envelope,
            right && parsed.value.at <= LAST_INSTANT
              ? { author: toText(opened.value.signer), line: parsed.value, genuine: true }
              : { genuine: false },
          );
        });
        verified.set(verified.get() + 1);
      }
    } finally {
      // Whatever failed, the next line is looked at again.
      busy = false;
    }
  }

  const unchecked = (): Uint8Array[] =>
    linesOf(doc)
      .map((line) => line.envelope)
      .filter((envelope) => !checked.has(envelope));

  const stop = observeLines(doc, () => void verify());
  const ready = verify();

  const lines = derived(
    [verified, vault, delivery, saved, people, ...each],
    (): readonly ChatLine[] => {
      const failing = vault.get() === 'not-saved';
      const state = delivery.get();
      const upTo = saved.get();
      const members = people.get();
      const said = new Set<string>();
      return linesOf(doc).flatMap((kept) => {
        const known = checked.get(kept.envelope);
        if (known === undefined) return [];
        if (known.genuine) {
          // A signature holds wherever the line is put: a yes copied under another question would be as genuine.
          const name = `${known.author} ${known.line.id}`;
          if (said.has(name)) return [];
          said.add(name);
        }
        const line = shown(kept, known, members, itemDelivery(kept, upTo, failing, state));
        const reached = line.mine && readers !== null ? reachedOf(kept, readers.get()) : null;
        return [{ ...line, chapter, reached }];
      });
    },
    sameLines,
  );

  return {
    chat: {
      lines,
      async send(text, file) {
        const looked = looksLikePhrase(text);
        // Nearly every line is appended at once, in the order it was written.
        const refusal = looked === false ? null : await refusalOf(looked);
        if (refusal !== null) return err(refusal);
        const words = file !== undefined && text === '' ? file.name : text;
        const id = toText(options.random(9));
        const line: ChatText = { version: 1, workspace, id, text: words, at: options.clock(), ...(file && { file }) };
        appendLine(doc, sign('chat', encodeChatText(line), options.author));
        return ok(undefined);
      },
    },
    ready,
    close: stop,
  };
}

async function refusalOf(looked: Promise<boolean>): Promise<SendRefusal | null> {
  try {
    return (await looked) ? { tag: 'recovery-phrase' } : null;
  } catch {
    // A list of words could not be fetched: what cannot be looked up is not sent.
    return { tag: 'unchecked' };
  }
}

function shown(
  kept: KeptLine,
  known: Checked,
  members: readonly Member[],
  delivery: ChatLine['delivery'],
): Omit<ChatLine, 'chapter' | 'reached'> {
  const member = known.genuine ? members.find((one) => one.id === known.author) : undefined;
  const base = { id: `${kept.client}:${kept.clock}`, delivery };
  if (!known.genuine || member === undefined) {
    return { ...base, author: null, authorName: '', mine: false, text: '', at: 0, genuine: false };
  }
  return {
    ...base,
    author: member.id,
    authorName: member.name,
    mine: member.me,
    text: known.line.text,
    at: known.line.at,
    genuine: true,
    file: known.line.file,
  };
}

function reachedOf(kept: KeptLine, readers: readonly DeliverySource[]): ChatLine['reached'] {
  const have = readers.filter((reader) => (reader.get().delivered.get(kept.client) ?? 0) > kept.clock).length;
  return { have, of: readers.length };
}

function sameLines(a: readonly ChatLine[], b: readonly ChatLine[]): boolean {
  const isSame = (line: ChatLine, other: ChatLine | undefined): boolean =>
    line.id === other?.id &&
    line.delivery === other.delivery &&
    line.authorName === other.authorName &&
    line.reached?.have === other.reached?.have &&
    line.reached?.of === other.reached?.of;
  return a.length === b.length && a.every((line, i) => isSame(line, b[i]));
}
