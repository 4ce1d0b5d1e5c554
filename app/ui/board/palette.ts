/** What the colours of a board look like, by theme: a board is the same, its ink light on dark. Contrasts are tested. */

export interface Palette {
  /** By index of BOARD_COLOURS: lines, words, frames of shapes. */
  readonly ink: readonly string[];
  /** The paper of notes. */
  readonly paper: readonly string[];
  /** Laid half through over what is below. */
  readonly marker: readonly string[];
  /** How a marker lies over words: they stay as dark, or as light, as they are. */
  readonly blend: 'multiply' | 'lighten';
  readonly words: string;
  readonly ground: string;
  readonly shade: string;
  /** Within a frame, and its edge. */
  readonly sheet: string;
  readonly edge: string;
  readonly accent: string;
  readonly guest: string;
  readonly onGuest: string;
}

export const LIGHT: Palette = {
  ink: ['#1f2328', '#c0342b', '#b4532a', '#8f6a00', '#1b7a43', '#1a56db', '#7440b8', '#6b7078'],
  paper: ['#f3f1ed', '#fbdcd8', '#fde3cf', '#fff0b8', '#d9f0dd', '#dce8fd', '#eadffa', '#e4e7ea'],
  marker: ['#9aa0a6', '#ff9d94', '#ffb27d', '#ffd84d', '#86d9a0', '#9cc0ff', '#cdb0ff', '#c4c9ce'],
  blend: 'multiply',
  words: '#1f2328',
  ground: '#fbfaf8',
  shade: '#1f232814',
  sheet: '#ffffff99',
  edge: '#85807a',
  accent: '#0b6b66',
  guest: '#b4532a',
  onGuest: '#ffffff',
};

export const DARK: Palette = {
  ink: ['#e8eaed', '#ff8a80', '#f0a27a', '#f2cc5c', '#6fcf8e', '#8ab4ff', '#c5a3ff', '#a9b0b7'],
  paper: ['#2c3035', '#4a2624', '#48301f', '#443a17', '#203c2b', '#203350', '#362b4e', '#383d43'],
  marker: ['#6b7078', '#9c4038', '#96572f', '#8f7420', '#2f7a49', '#3c639f', '#6d4fa3', '#5b6068'],
  blend: 'lighten',
  words: '#e8eaed',
  ground: '#141618',
  shade: '#00000040',
  sheet: '#ffffff0a',
  edge: '#7a828a',
  accent: '#5cc8bf',
  guest: '#f0a27a',
  onGuest: '#2a1307',
};

const PEN = [2.5, 5, 9, 16];
const MARKER = [12, 20, 30, 44];
const LINE = [1.5, 2.5, 5, 9];
const TEXT = [16, 24, 36, 56];
const NOTE = [15, 18, 24, 34];

const of = (sizes: readonly number[], size: number): number => sizes[size] ?? 2;
export const penWidth = (size: number): number => of(PEN, size);
export const markerWidth = (size: number): number => of(MARKER, size);
export const lineWidth = (size: number): number => of(LINE, size);
export const textHeight = (size: number): number => of(TEXT, size);
export const noteHeight = (size: number): number => of(NOTE, size);
