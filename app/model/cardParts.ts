/**
 * What of a card goes to whom. The programme reads all of it; the person somebody is matched with gets a second card,
 * signed as well, without what was told to the coordinator alone. And what is left of one that was taken back.
 */
import type { Answers, Card } from './card.ts';
import { encodeCard, versioned } from './cardCodec.ts';
import type { Pack } from './pack.ts';
import { canonicalLanguage, isTimeZone } from './zone.ts';

const universal = 'UTC';
const UTC = isTimeZone(universal) ? universal : null;
/** Languages in which nothing is said. */
const NONE = canonicalLanguage('zxx');

/** Ids of the questions whose answers only the coordinator reads. */
export const confidedQuestions = (pack: Pick<Pack, 'questions'> | null): ReadonlySet<string> =>
  new Set((pack?.questions ?? []).filter(({ affinity }) => affinity).map(({ id }) => id));

/** Ids of the questions that a reason may name: answered by a choice, and for more than the coordinator. */
export const openQuestions = (pack: Pick<Pack, 'questions'> | null): readonly string[] =>
  (pack?.questions ?? []).filter(({ kind, affinity }) => kind !== 'text' && !affinity).map(({ id }) => id);

const some = (answers: Answers): Answers | undefined => (answers.length === 0 ? undefined : answers);

function without(card: Card, answers: Answers | undefined): Card {
  const { manager: _manager, trained: _trained, pausedUntil: _paused, answers: _answers, hint: _hint, ...rest } = card;
  return versioned({ ...rest, ...(answers !== undefined && { answers }) });
}

/**
 * For the one they are matched with: not who they answer to, whom they named, when they paused, what they trained, nor what is `confided`.
 * Of the answers, only those to questions that `pack` asks: where it cannot be read nobody knows who an answer was for.
 */
export const sharedCard = (
  card: Card,
  pack: Pick<Pack, 'questions'> | null,
  confided: ReadonlySet<string> = confidedQuestions(pack),
): Card => {
  const asked = new Set((pack?.questions ?? []).map(({ id }) => id));
  const hidden = new Set([...confided, ...confidedQuestions(pack)]);
  return without(card, some((card.answers ?? []).filter(([id]) => asked.has(id) && !hidden.has(id))));
};

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at]);

/** True: `shared` tells nothing that `card` does not tell, and all of it but what a shared card may leave out. */
export function isSharedOf(shared: Card, card: Card): boolean {
  const known = new Set((card.answers ?? []).map((answer) => JSON.stringify(answer)));
  const isKnown = (shared.answers ?? []).every((answer) => known.has(JSON.stringify(answer)));
  return isKnown && same(encodeCard(shared), encodeCard(without(card, shared.answers)));
}

/** A card that says only that its person no longer takes part. The name is a mark, since a card has one. */
export function emptiedCard({ programme, box, mailbox, languages, timeZone, issued, expires }: Card): Card {
  return {
    version: 2,
    programme,
    box,
    mailbox,
    name: '–',
    role: 'mentee',
    skillsOffered: [],
    skillsSought: [],
    topics: [],
    // A card has a language and a zone: here, those that say nothing.
    languages: NONE === null ? languages.slice(0, 1) : [NONE],
    timeZone: UTC ?? timeZone,
    availability: [],
    capacity: 1,
    words: '',
    adult: false,
    issued,
    expires,
    withdrawn: true,
  };
}
