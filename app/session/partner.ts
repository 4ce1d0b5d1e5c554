/**
 * The share of a person's recovery that the other person of a workspace keeps, on both people's wish and in both
 * directions. What each says stands signed in the chat's document, and both sides act on what stands there rather than
 * on the moment it came: what was lost on the way, or on one of several devices, is said again.
 *
 * Asked, answered yes, given, held. The share itself is in the document from their yes to their receipt; before, it is
 * with its owner alone, and after, in the keeper's own document, which all devices of theirs have.
 */
import type * as Y from 'yjs';
import { type CodeError, fromText, newCode, openSigned, sign, toText } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { observeWords, type PartnerPlace, putWord, wordAt } from '../document/partner.ts';
import type { PersonId } from '../model/brand.ts';
import { derived, type Observable } from '../model/observable.ts';
import {
  encodePartner,
  type PartnerAnswer,
  type PartnerAsk,
  type PartnerWord,
  parsePartner,
} from '../model/partnerCodec.ts';
import type { Stretch } from '../vault/index.ts';
import type { Core } from './core.ts';
import type { Helping } from './helping.ts';
import { unfetched } from './recovery.ts';
import { makeShare, shareIdOf } from './share.ts';
import type { Left, PartnerRecovery, SessionError } from './types.ts';

export interface PartnerOptions {
  readonly workspace: string;
  readonly other: PersonId;
  readonly chat: Y.Doc;
  readonly left: Observable<readonly Left[]>;
  readonly stretch: Stretch;
  readonly help: (share: Uint8Array) => Promise<Helping>;
}

type Means = Pick<Core, 'self' | 'person' | 'seed' | 'me' | 'clock' | 'random'> & {
  readonly documents: Pick<Core['documents'], 'flush'>;
};

export function openPartner(core: Means, options: PartnerOptions): PartnerRecovery & { close(): Promise<void> } {
  const { workspace, other, chat, left } = options;
  const { shares, held } = core.self;
  const read = readerOf(workspace);
  const askOf = (person: PersonId): PartnerAsk | null => {
    const word = read(wordAt(chat, 'ask', person), person);
    return word?.say === 'ask' ? word : null;
  };
  const answerOf = (person: PersonId): PartnerAnswer | null => {
    const word = read(wordAt(chat, 'answer', person), person);
    return word?.say === 'answer' ? word : null;
  };

  /** A clock that went back must not make my newer word look older than the one before. */
  const after = (place: PartnerPlace): number => {
    const before = place === 'ask' ? askOf(core.me) : answerOf(core.me);
    return Math.max(core.clock(), (before?.at ?? 0) + 1);
  };
  const say = (word: PartnerWord): void =>
    putWord(chat, word.say, core.me, sign('partner', encodePartner(word), core.person.sign));
  const sayAsk = (id: string | null, share: string | null): void =>
    say({ version: 1, say: 'ask', workspace, at: after('ask'), id, share });
  const sayAnswer = (of: string, stage: PartnerAnswer['stage']): void =>
    say({ version: 1, say: 'answer', workspace, at: after('answer'), of, stage });

  /** As the one whose share it is. */
  function follow(): void {
    const said = askOf(core.me);
    const answer = answerOf(other);
    const mine = shares.get(workspace);
    if (mine === undefined) {
      // Come back with nothing but the seed: what the other holds is still mine.
      const isHeld = said?.id != null && answer?.of === said.id && answer.stage === 'held';
      if (isHeld) shares.set(workspace, { id: answer.of, share: null, at: said.at, held: answer.at });
      return;
    }
    // Another device of mine took it back, or made a newer one.
    const isOvertaken = said !== null && said.at > mine.at && said.id !== mine.id;
    const stage = answer?.of === mine.id ? answer.stage : null;
    if (isOvertaken || (mine.share === null && stage !== 'held')) {
      shares.delete(workspace);
      return;
    }
    const since = stage === 'held' ? (answer?.at ?? null) : null;
    if (mine.held !== since) shares.set(workspace, { ...mine, held: since });
    const share = stage === 'yes' && mine.share !== null ? toText(mine.share) : null;
    if (said?.id !== mine.id || said.share !== share) sayAsk(mine.id, share);
  }

  /** As the one who keeps the other's. */
  async function keep(): Promise<void> {
    const ask = askOf(other);
    const kept = held.get(workspace);
    // An older word of theirs that came back: their newest counts.
    if (ask === null || (kept !== undefined && ask.at < kept.at && ask.id !== kept.id)) return;
    const answer = answerOf(core.me);
    if (ask.id === null || (answer?.of === ask.id && answer.stage === 'no')) {
      if (kept !== undefined) held.delete(workspace);
      return;
    }
    if (answer?.of !== ask.id) return;
    if (kept?.id !== ask.id) {
      const share = ask.share === null ? null : fromText(ask.share);
      if (share?.ok && shareIdOf(share.value) === ask.id) {
        held.set(workspace, { id: ask.id, share: share.value, at: ask.at, since: core.clock() });
      } else {
        // I said that I hold it, and lost it since: then I do not hold it.
        if (answer.stage === 'held') sayAnswer(ask.id, 'yes');
        return;
      }
    }
    // Said to be held only once it is on this disk.
    if (answer.stage === 'yes' && (await core.documents.flush()) && held.get(workspace)?.id === ask.id) {
      sayAnswer(ask.id, 'held');
    }
  }

  async function step(): Promise<void> {
    if (left.get().length > 0) {
      for (const map of [shares, held]) if (map.has(workspace)) map.delete(workspace);
      return;
    }
    follow();
    await keep();
  }

  let turn = Promise.resolve();
  let isDue = false;
  let isClosed = false;
  const due = (): void => {
    if (isDue || isClosed) return;
    isDue = true;
    // Not inside the change that is being told of.
    turn = turn.then(() => {
      isDue = false;
      return isClosed ? undefined : step();
    });
  };
  const changes: Pick<Observable<unknown>, 'subscribe'> = {
    subscribe(listener) {
      const stopWords = observeWords(chat, listener);
      shares.observe(listener);
      held.observe(listener);
      return () => {
        stopWords();
        shares.unobserve(listener);
        held.unobserve(listener);
      };
    },
  };
  const stops = [changes.subscribe(due), left.subscribe(due)];
  due();

  return {
    mine: derived([changes], () => mineOf(shares.get(workspace), answerOf(other)), isSame),
    theirs: derived(
      [changes, left],
      () => {
        if (left.get().length > 0) return { tag: 'none' };
        const kept = held.get(workspace);
        const ask = askOf(other);
        const isAnswered = ask?.id != null && answerOf(core.me)?.of === ask.id;
        if (ask?.id != null && !isAnswered && kept?.id !== ask.id) return { tag: 'asks' };
        if (kept !== undefined) return { tag: 'holding', since: kept.since };
        return isAnswered && answerOf(core.me)?.stage !== 'no' ? { tag: 'awaited' } : { tag: 'none' };
      },
      isSame,
    ),
    newCode: (language) => newCode(language, core.random).then(ok, unfetched),
    async ask(code): Promise<Result<void, SessionError | CodeError>> {
      const made = await makeShare(core.seed, code, core.random, options.stretch).catch(unfetched);
      if (!made.ok) return made;
      const id = shareIdOf(made.value);
      shares.set(workspace, { id, share: made.value, at: after('ask'), held: null });
      return (await core.documents.flush()) ? ok(undefined) : err({ tag: 'not-saved' });
    },
    takeBack() {
      sayAsk(null, null);
      shares.delete(workspace);
    },
    answer(yes) {
      const ask = askOf(other);
      if (ask?.id != null) sayAnswer(ask.id, yes ? 'yes' : 'no');
      else held.delete(workspace);
    },
    async help() {
      const kept = held.get(workspace);
      return kept === undefined ? err({ tag: 'not-found' }) : ok(await options.help(kept.share));
    },
    async close() {
      isClosed = true;
      for (const stop of stops) stop();
      await turn;
    },
  };
}

function mineOf(
  mine: { readonly id: string; readonly held: number | null } | undefined,
  answer: PartnerAnswer | null,
): ReturnType<PartnerRecovery['mine']['get']> {
  if (mine === undefined) return { tag: 'none' };
  if (mine.held !== null) return { tag: 'held', since: mine.held };
  if (answer?.of !== mine.id) return { tag: 'asked' };
  return { tag: answer.stage === 'no' ? 'declined' : 'given' };
}

const isSame = <T>(a: T, b: T): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Opens each envelope once. Null unless that person signed it for this workspace. */
function readerOf(workspace: string): (envelope: Uint8Array | null, person: PersonId) => PartnerWord | null {
  const opened = new WeakMap<Uint8Array, { readonly signer: string; readonly word: PartnerWord } | null>();
  return (envelope, person) => {
    if (envelope === null) return null;
    let known = opened.get(envelope);
    if (known === undefined) {
      const signed = openSigned('partner', envelope);
      const word = signed.ok ? parsePartner(signed.value.payload) : signed;
      known = signed.ok && word.ok ? { signer: toText(signed.value.signer), word: word.value } : null;
      opened.set(envelope, known);
    }
    return known !== null && known.signer === person && known.word.workspace === workspace ? known.word : null;
  };
}
