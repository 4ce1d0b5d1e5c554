/** A certificate as a picture of fixed colours: it goes to printers and to people who have no theme. */
import { encode } from 'uqr';

export interface CertificateWords {
  readonly title: string;
  readonly name: string;
  readonly what: string;
  readonly by: string;
  readonly verify: string;
}

const WIDTH = 1200;
const HEIGHT = 850;
const INK = '#1f2328';
const MUTED = '#5b6068';
const ACCENT = '#0b6b66';
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const CODE = 400;
const TEXT = 590;

/** Rejects where the browser draws no picture. */
export async function drawCertificate(words: CertificateWords, link: string): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser does not draw');
  // Long names and words are written smaller: all of them stand on the sheet.
  for (const scale of [1, 0.9, 0.8, 0.7, 0.6, 0.5]) {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, WIDTH, HEIGHT);
    if (writeWords(context, words, scale) < HEIGHT - 60) break;
  }
  context.strokeStyle = ACCENT;
  context.lineWidth = 3;
  context.strokeRect(40, 40, WIDTH - 80, HEIGHT - 80);
  // The two circles of the app.
  for (const [x, colour] of [
    [112, ACCENT],
    [142, '#b4532a'],
  ] as const) {
    context.fillStyle = colour;
    context.beginPath();
    context.arc(x, 120, 24, 0, 2 * Math.PI);
    context.fill();
  }
  write(context, words.title, 190, 132, { size: 34, colour: MUTED });
  drawCode(context, link, WIDTH - 90 - CODE, 220);
  context.textAlign = 'center';
  write(context, words.verify, WIDTH - 90 - CODE / 2, 668, { size: 22, colour: MUTED, width: CODE });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png');
  });
}

/** Returns where the last line ends. */
function writeWords(context: CanvasRenderingContext2D, words: CertificateWords, scale: number): number {
  let y = write(context, words.name, 90, 300, { size: 68 * scale, weight: 650 });
  y = write(context, words.what, 90, y + 40 * scale, { size: 40 * scale });
  return write(context, words.by, 90, Math.max(y + 50 * scale, 640), { size: 28 * scale, colour: MUTED }) - 28 * scale;
}

interface Type {
  size: number;
  colour?: string;
  weight?: number;
  width?: number;
}

/** In lines that fit; returns where the next may stand. */
function write(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  top: number,
  { size, colour = INK, weight = 400, width = TEXT }: Type,
): number {
  context.font = `${weight} ${size}px ${FONT}`;
  context.fillStyle = colour;
  let line = '';
  let y = top;
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && context.measureText(longer).width > width) {
      context.fillText(line, x, y, width);
      y += size * 1.3;
      line = word;
    } else line = longer;
  }
  // A word that is longer than the line is drawn narrower.
  context.fillText(line, x, y, width);
  return y + size * 1.3;
}

/** Whole pixels for each dot: a code drawn blurred is read badly. */
function drawCode(context: CanvasRenderingContext2D, text: string, x: number, y: number): void {
  const code = encode(text, { ecc: 'M', border: 2 });
  const dot = Math.max(1, Math.floor(CODE / code.size));
  const edge = Math.floor((CODE - dot * code.size) / 2);
  context.fillStyle = '#000';
  for (const [row, dots] of code.data.entries())
    for (const [column, dark] of dots.entries())
      if (dark) context.fillRect(x + edge + column * dot, y + edge + row * dot, dot, dot);
}
