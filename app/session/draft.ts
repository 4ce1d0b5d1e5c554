/** The message somebody has begun, kept on this device alone, sealed like everything else on its disk. */
import type * as Y from 'yjs';
import { mayHoldPhrase } from '../../crypto/index.ts';

export interface Draft {
  get(): string;
  keep(text: string): void;
}

/** Typing is written in pauses: each writing is an entry of the vault. */
const WRITE_EVERY = 500;
const WORDS = 'words';

/** Over a local document of the vault. What may be a recovery phrase stays in memory, and goes with the page. */
export function draftIn(doc: Y.Doc): Draft & { close(): void } {
  const kept = doc.getMap<string>('draft');
  const before: unknown = kept.get(WORDS);
  let text = typeof before === 'string' ? before : '';
  let timer: ReturnType<typeof setTimeout> | null = null;

  function write(): void {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    const words = mayHoldPhrase(text) ? '' : text;
    if (words === (kept.get(WORDS) ?? '')) return;
    if (words === '') kept.delete(WORDS);
    else kept.set(WORDS, words);
  }

  // Before the vault's own listener, which writes what is pending when the page goes.
  globalThis.addEventListener?.('pagehide', write, { capture: true });

  return {
    get: () => text,
    keep(next) {
      text = next;
      timer ??= setTimeout(write, WRITE_EVERY);
    },
    close() {
      write();
      globalThis.removeEventListener?.('pagehide', write, { capture: true });
    },
  };
}
