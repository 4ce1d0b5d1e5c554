/** The words of a pair about itself, in one document. */
import type * as Y from 'yjs';
import { hash, toText } from '../../crypto/index.ts';
import { pactWordsIn } from '../document/pact.ts';
import type { Observable } from '../model/observable.ts';
import { encodePactWord, encodeProposal, type PactAct, type Proposal, parsePactWord } from '../model/pact.ts';
import type { PactSaid } from '../model/pactState.ts';
import { openWordLog, type WriterOptions } from './wordLog.ts';

export interface PactLog {
  /** What is genuine, in the shared order. */
  readonly said: Observable<readonly PactSaid[]>;
  /** What was there at the opening has been verified. */
  readonly ready: Promise<void>;
  write(act: PactAct): void;
  /** As it is signed: over the very text. */
  hashOf(version: number, what: Proposal): string;
  close(): void;
}

export function openPactLog({ doc, ...writer }: WriterOptions & { readonly doc: Y.Doc }): PactLog {
  const hashOf = (version: number, what: Proposal): string =>
    toText(hash(encodeProposal(writer.workspace, version, what)));
  const log = openWordLog({
    ...writer,
    label: 'pact',
    words: pactWordsIn(doc),
    encode: encodePactWord,
    parse: parsePactWord,
    // A hash beside another text would put a signature under words that nobody read.
    admit: ({ act }) => act.does !== 'propose' || hashOf(act.version, act.what) === act.hash,
  });
  return { said: log.said, ready: log.ready, write: (act) => log.write({ act }, false), hashOf, close: log.close };
}
