/** Cards that come by hand into the office: by a file, a text or a row of codes, in any order, doubled or old. */
import type { BoxPair } from '../../crypto/index.ts';
import { ok, type Result } from '../../crypto/result.ts';
import { openCards } from '../invitation/cardsLetter.ts';
import type { Instant, ProgrammeId } from '../model/brand.ts';
import { breathe } from '../peer/index.ts';
import type { OfficeDocument } from '../programme/office.ts';
import { cardsInText } from './cardFile.ts';
import type { CardByHand, CardsTaken } from './officeCardTypes.ts';

interface Means {
  readonly office: OfficeDocument;
  readonly programme: { readonly id: ProgrammeId; readonly box: BoxPair };
  readonly clock: () => Instant;
  /** Takes a letter in as if it had lain in the mailbox. */
  readonly receive: (letter: Uint8Array) => void;
  readonly durable: () => Promise<boolean>;
}

export function officeCards({ office, programme, clock, receive, durable }: Means) {
  /** The codes of a row, until it is whole. */
  let collector: {
    add(text: string): { readonly files: readonly Uint8Array[]; readonly held: CardsTaken['held'] };
  } | null = null;

  function takeLetter(letter: Uint8Array): CardByHand {
    const opened = openCards(letter, programme.box, programme.id);
    if (!opened.ok) {
      // Sealed to somebody else, or changed on the way: which of the two cannot be told from outside.
      const why = opened.error.tag === 'newer-version' ? 'newer-version' : 'not-for-here';
      return { tag: 'refused', why };
    }
    const { person, card } = opened.value;
    const held = office.cards.get(person);
    const { name } = card;
    if (held !== undefined && held.card.issued === card.issued) return { tag: 'known', name };
    if (held !== undefined && held.card.issued > card.issued) return { tag: 'older', name };
    receive(letter);
    if (card.withdrawn === true) return { tag: 'taken-back', name: held?.card.name ?? '' };
    // What somebody took back before does not come back with an old copy.
    if (office.cards.get(person)?.card.issued !== card.issued) return { tag: 'older', name };
    const isLapsed = card.expires <= clock();
    return { tag: isLapsed ? 'lapsed' : held === undefined ? 'new' : 'newer', name };
  }

  return async (input: string): Promise<Result<CardsTaken, { readonly tag: 'not-saved' }>> => {
    collector ??= (await import('../peer/bundle/index.ts')).collectParts();
    const { files, held } = collector.add(input);
    const isRow = files.length > 0 || held !== null;
    const found = [...files.map((file) => ok(file)), ...(isRow ? [] : cardsInText(input))];
    const cards: CardByHand[] = [];
    for (const each of found) {
      cards.push(each.ok ? takeLetter(each.value) : { tag: 'refused', why: each.error.tag });
      // Opening and verifying takes tens of milliseconds, and a file may hold hundreds.
      await breathe();
    }
    const isChanged = cards.some(
      ({ tag }) => tag === 'new' || tag === 'newer' || tag === 'taken-back' || tag === 'lapsed',
    );
    if (isChanged && !(await durable())) return { ok: false, error: { tag: 'not-saved' } };
    return ok({ cards, held: files.length > 0 ? null : held });
  };
}
