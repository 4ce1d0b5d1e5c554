import type { Words } from '../words.ts';

/** One thing looked at: as it should be, worth a look, or broken, then with what to do. */
export interface Finding {
  readonly state: 'ok' | 'look' | 'broken';
  readonly words: Words;
  readonly fix?: Words;
}

export const ok = (english: string, french: string): Finding => ({ state: 'ok', words: [english, french] });
export const look = (words: Words, fix: Words): Finding => ({ state: 'look', words, fix });
export const broken = (words: Words, fix: Words): Finding => ({ state: 'broken', words, fix });

export const codeOf = (failure: unknown): string => {
  if (!(failure instanceof Error)) return String(failure);
  if (failure.cause instanceof Error) return codeOf(failure.cause);
  return 'code' in failure && typeof failure.code === 'string' ? failure.code : failure.message;
};
