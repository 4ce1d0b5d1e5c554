/** What somebody has begun, a message or the fields of a form, kept on this device alone, sealed like everything on its disk. */
import type * as Y from 'yjs';
import { mayHoldPhrase } from '../../crypto/index.ts';

export interface Draft {
  get(): string;
  keep(text: string): void;
  /** A line was made of these words: kept beside the draft until the disk has it. */
  sent(words: string): void;
  /** The fields of that form as they were left; none where nothing was begun. */
  form(name: string): object | undefined;
  /** Undefined: it was kept, or sent, or is not wanted any more. */
  keepForm(name: string, fields: object | undefined): void;
}

/** Typing is written in pauses: each writing is an entry of the vault. */
const WRITE_EVERY = 500;
const WORDS = 'words';
/** What has left the field and is not yet known to be on the disk as a line, where another document is written. */
const SENT = 'sent';

/** A field, or a list of lines. */
const maySayPhrase = (field: unknown): boolean =>
  mayHoldPhrase(typeof field === 'string' ? field : JSON.stringify(field));

/** Over a local document of the vault. What may be a recovery phrase stays in memory, and goes with the page. */
export function draftIn(
  doc: Y.Doc,
  /** Whether every line made here is on the disk. */
  isSaved: () => boolean,
): Draft & {
  /** After an end in the middle of sending: `isLine` tells whether the words came to the disk as a line. If not, they are the draft again. */
  recover(isLine: (text: string) => Promise<boolean>): Promise<void>;
  close(): void;
} {
  const kept = doc.getMap<string>('draft');
  const keptForms = doc.getMap<object>('forms');
  const forms = new Map<string, object | undefined>();
  const textAt = (key: string): string => {
    const value: unknown = kept.get(key);
    return typeof value === 'string' ? value : '';
  };
  let text = textAt(WORDS);
  let sent = '';
  let timer: ReturnType<typeof setTimeout> | null = null;

  function write(): void {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    if (isSaved()) sent = '';
    doc.transact(() => {
      put(WORDS, mayHoldPhrase(text) ? '' : text);
      put(SENT, sent);
      for (const [name, fields] of forms) {
        if (fields === undefined || Object.values(fields).some(maySayPhrase)) keptForms.delete(name);
        else keptForms.set(name, fields);
      }
    });
    if (sent !== '') timer = setTimeout(write, WRITE_EVERY);
  }

  function put(key: string, words: string): void {
    if (words === (kept.get(key) ?? '')) return;
    if (words === '') kept.delete(key);
    else kept.set(key, words);
  }

  // Before the vault's own listener, which writes what is pending when the page goes.
  globalThis.addEventListener?.('pagehide', write, { capture: true });

  return {
    get: () => text,
    keep(next) {
      text = next;
      timer ??= setTimeout(write, WRITE_EVERY);
    },
    sent(words) {
      sent = words;
      timer ??= setTimeout(write, WRITE_EVERY);
    },
    form: (name) => (forms.has(name) ? forms.get(name) : keptForms.get(name)),
    keepForm(name, fields) {
      forms.set(name, fields);
      timer ??= setTimeout(write, WRITE_EVERY);
    },
    async recover(isLine) {
      const left = textAt(SENT);
      if (left === '') return;
      if (text !== left && !(await isLine(left))) text = [left, text].join('\n').trim();
      timer ??= setTimeout(write, WRITE_EVERY);
    },
    close() {
      write();
      if (timer !== null) clearTimeout(timer);
      globalThis.removeEventListener?.('pagehide', write, { capture: true });
    },
  };
}
