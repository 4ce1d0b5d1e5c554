/**
 * In place of linkifyjs: what TipTap's Link makes a link of when it is typed or pasted. linkifyjs carries every
 * top-level domain there is. Here, without `https://` or `www.` in front, an address ends in two letters, as countries'
 * do, or in one of the endings below. Any other can be linked by hand.
 */
const ENDINGS = 'com|org|net|edu|gov|int|info|app|dev|page|site|africa|coop|museum';
/** Two letters that no country has, and that files end in. */
const FILES = 'js|ts|cs|go|db|gz|kt|rb';

// A name begins where a word does, so that a long word is read once and not from each of its letters.
const LABEL = '[\\p{L}\\p{N}][\\p{L}\\p{N}_-]*';
const HOST = `(?:${LABEL}\\.)+`;
const BEGINS = '(?<![\\p{L}\\p{N}@._-])';
const ENDS = '(?![\\p{L}\\p{N}@_-]|\\.[\\p{L}\\p{N}])';
/** In small letters only: `done.It` is the end of a sentence and the beginning of the next. */
const ENDING = `(?:${ENDINGS}|(?!${FILES})[a-z]{2})${ENDS}`;
const REST = '(?::\\d{1,5})?(?:[/?#][^\\s<>]*)?';

const ADDRESS = new RegExp(
  [
    `(?<web>${BEGINS}[hH][tT]{2}[pP][sS]?://[\\p{L}\\p{N}][^\\s<>]*)`,
    `(?<mail>${BEGINS}(?:mailto:)?[\\w.+-]{1,64}@${HOST}\\p{L}{2,}${ENDS})`,
    `(?<bare>${BEGINS}(?:www\\.${HOST}\\p{L}{2,}${ENDS}|${HOST}${ENDING})${REST})`,
  ].join('|'),
  'gu',
);

/** A longer one is left alone: what the other side writes is searched too, and must not hold the page up. */
const LONGEST = 2_048;

interface Found {
  readonly isLink: true;
  readonly value: string;
  readonly href: string;
  readonly start: number;
  readonly end: number;
}

interface Piece {
  readonly isLink: boolean;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

interface Token {
  toObject(): Found | Piece;
}

const CLOSING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

const count = (text: string, sign: string): number => text.split(sign).length - 1;

/** Without what belongs to the sentence around it: a full stop, a bracket that was opened before the address. */
function trimmed(address: string): string {
  let end = address.length;
  for (; end > 0; end--) {
    const last = address[end - 1] ?? '';
    const opening = CLOSING[last];
    if (opening !== undefined) {
      const inside = address.slice(0, end);
      if (count(inside, opening) >= count(inside, last)) break;
    } else if (!/[.,;:!?'"’”»…]/.test(last)) break;
  }
  return address.slice(0, end);
}

/** Every address in a text, in order. A bare one is taken for https. */
export function find(text: string): Found[] {
  return [...text.matchAll(ADDRESS)].flatMap((match) => {
    if (match[0].length > LONGEST) return [];
    const value = trimmed(match[0]);
    const { web, mail } = match.groups ?? {};
    const scheme = mail === undefined ? 'https://' : 'mailto:';
    const href = web !== undefined || value.startsWith('mailto:') ? value : scheme + value;
    return [{ isLink: true as const, value, href, start: match.index, end: match.index + value.length }];
  });
}

/** The whole of a text: its addresses, and what stands before, between and after them. */
export function tokenize(text: string): Token[] {
  const pieces: (Found | Piece)[] = [];
  let at = 0;
  const plain = (end: number): void => {
    if (end > at) pieces.push({ isLink: false, value: text.slice(at, end), start: at, end });
  };
  for (const link of find(text)) {
    plain(link.start);
    pieces.push(link);
    at = link.end;
  }
  plain(text.length);
  return pieces.map((piece) => ({ toObject: () => piece }));
}

/** TipTap would tell it of schemes of ours, and take them back: there are none. */
export const registerCustomProtocol = (): void => undefined;
export const reset = (): void => undefined;
