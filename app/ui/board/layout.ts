/** Words on the board: broken into lines as wide as their box, measured as they will be painted. */
import type { BoardObject } from '../../model/board.ts';
import { noteHeight, textHeight } from './palette.ts';

export const LINE_HEIGHT = 1.35;
export const NOTE_PADDING = 16;
export const FRAME_NAME = 16;

export interface Laid {
  readonly lines: readonly string[];
  readonly font: string;
  /** Of one line. */
  readonly lineHeight: number;
  readonly height: number;
  readonly padding: number;
}

const FAMILY = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const KEPT = 2_000;
const kept = new Map<string, Laid>();
let measuring: CanvasRenderingContext2D | null = null;

export const fontHeight = ({ kind, size }: Pick<BoardObject, 'kind' | 'size'>): number =>
  kind === 'note' ? noteHeight(size) : kind === 'frame' ? FRAME_NAME : textHeight(size);

const keptWith = new WeakMap<object, Laid>();

export function laidOut(object: Pick<BoardObject, 'kind' | 'size' | 'text' | 'box'>): Laid {
  const laid = keptWith.get(object) ?? laidOutAnew(object);
  keptWith.set(object, laid);
  return laid;
}

/** By what they are, for words that are being moved: each step of a drag is another object. */
function laidOutAnew(object: Pick<BoardObject, 'kind' | 'size' | 'text' | 'box'>): Laid {
  const key = `${object.kind} ${object.size} ${object.box.w} ${object.text}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size >= KEPT) kept.clear();
  const made = layOut(object);
  kept.set(key, made);
  return made;
}

function layOut(object: Pick<BoardObject, 'kind' | 'size' | 'text' | 'box'>): Laid {
  const height = fontHeight(object);
  const font = `${height}px ${FAMILY}`;
  const padding = object.kind === 'note' ? NOTE_PADDING : 0;
  const room = object.box.w - 2 * padding;
  const widthOf = (text: string): number => {
    const about = aboutAsWide(text, height);
    return about < room * 0.97 || about > room * 1.03 ? about : measured(text, height);
  };
  const lines = object.text
    .split('\n')
    // No letter is wider than it is high: a short line need not be measured.
    .flatMap((line) => (line.length * height <= room ? [line.trimEnd()] : broken(line, room, widthOf)));
  return {
    lines,
    font,
    padding,
    lineHeight: height * LINE_HEIGHT,
    height: Math.max(1, lines.length) * height * LINE_HEIGHT + 2 * padding,
  };
}

function measured(text: string, height: number): number {
  measuring ??= document.createElement('canvas').getContext('2d');
  if (measuring === null) return (text.length * height) / 2;
  measuring.font = `${height}px ${FAMILY}`;
  return measuring.measureText(text).width;
}

/** Of Latin letters, by height; elsewhere letters change with their neighbours. */
const LATIN = 0x250;
const letters = new Map<number, Float64Array>();

/** The sum of its letters, which is quick, and off by what lies between some of them; NaN where it says nothing. */
function aboutAsWide(text: string, height: number): number {
  const widths = letters.get(height) ?? new Float64Array(LATIN).fill(-1);
  letters.set(height, widths);
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= LATIN) return Number.NaN;
    if ((widths[code] ?? 0) < 0) widths[code] = measured(text.charAt(at), height);
    sum += widths[code] ?? 0;
  }
  return sum;
}

/** Between words where there are any, and inside a word that is wider than the whole line. */
export function broken(line: string, room: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let now = '';
  for (const word of line.split(/(?<=\s)/u)) {
    if (now === '' || widthOf((now + word).trimEnd()) <= room) now += word;
    else {
      lines.push(now.trimEnd());
      now = word;
    }
    while (widthOf(now.trimEnd()) > room && [...now].length > 1) {
      const characters = [...now];
      let fits = characters.length - 1;
      while (fits > 1 && widthOf(characters.slice(0, fits).join('')) > room) fits -= 1;
      lines.push(characters.slice(0, fits).join(''));
      now = characters.slice(fits).join('');
    }
  }
  return [...lines, now.trimEnd()];
}

/** By its first letter, as the browser does for dir="auto". */
export const isRightToLeft = (line: string): boolean =>
  /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Nko}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Adlam}]/u.test(
    line,
  );
