/**
 * A card that goes by hand: the letter that would lie in the programme's mailbox, sealed as it is, as a text that a file,
 * an e-mail or a row of codes carries. Several may stand in one text, with anything around and between them.
 */
import { fromText, toText } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { LIMITS } from '../model/limits.ts';

const BEGIN = '-----BEGIN BINOME CARD-----';
const END = '-----END BINOME CARD-----';
const LINE = 64;
/** A letter and its seal. */
const LETTER = LIMITS.letterBytes + 1_000;
/** White space and invisible marks, the `>` of a quotation, the soft line breaks of e-mail. */
const PASSED_OVER = /[\s\u200B-\u200F\u2060\uFEFF>=|]/g;
/** Of one text: a school's whole year. */
const MOST_CARDS = 2_000;

export function cardText(letter: Uint8Array): string {
  const lines = toText(letter).match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  return [BEGIN, ...lines, END, ''].join('\n');
}

export type CardTextFault = { readonly tag: 'not-a-card' | 'cut' | 'too-many' };

/** Every letter in a text, unopened, or why there is none. One that is cut short is told as such, beside the others. */
export function cardsInText(text: string): Result<Uint8Array, CardTextFault>[] {
  const [, ...pieces] = text.split(BEGIN);
  if (pieces.length === 0) return [err({ tag: 'not-a-card' })];
  if (pieces.length > MOST_CARDS) return [err({ tag: 'too-many' })];
  return pieces.map((piece) => {
    const end = piece.indexOf(END);
    // A letter is at most so long: what stands before a far END is not looked through.
    if (end < 0 || end > 3 * LETTER) return err({ tag: 'cut' });
    const letter = fromText(piece.slice(0, end).replaceAll(PASSED_OVER, ''));
    return letter.ok && letter.value.length > 0 && letter.value.length <= LETTER
      ? ok(letter.value)
      : err({ tag: 'cut' });
  });
}
