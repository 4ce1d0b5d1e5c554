/** Questions that wait for one answer each. They outlive a lost connection: asked again on the next, within their limit. */
import type { SigningPair } from '../../../crypto/index.ts';
import { err, type Result } from '../../../crypto/result.ts';
import type { ClientFrame } from '../../../signaling/protocol.ts';
import type { ServerError } from '../types.ts';
import type { Wishes } from './wishes.ts';

/** With no connection for this long, the caller is told rather than kept waiting. */
const UNCONNECTED_LIMIT = 4_000;
const ANSWER_LIMIT = 15_000;

export type Question = Extract<ClientFrame, { type: 'register' | 'read' | 'deposit' }>;

export interface Requests<T> {
  ask(question: Question, proofs: readonly SigningPair[]): Promise<Result<T, ServerError>>;
  /** The answer to every question of this type about this key or letter id. */
  answer(type: Question['type'], about: string, result: Result<T, ServerError>): void;
  close(): void;
}

interface Waiting<T> {
  readonly type: Question['type'];
  readonly about: string;
  settle(result: Result<T, ServerError>): void;
}

export function openRequests<T>(options: {
  readonly wishes: Wishes;
  readonly send: (frame: ClientFrame) => boolean;
  readonly isConnected: () => boolean;
}): Requests<T> {
  const waiting = new Set<Waiting<T>>();
  let closed = false;

  return {
    ask(question, proofs) {
      if (closed) return Promise.resolve(err({ tag: 'closed' }));
      return new Promise((resolve) => {
        const withdraw = options.wishes.add({ proofs, say: () => void options.send(question) });
        const giveUp = (): void => entry.settle(err({ tag: 'unreachable' }));
        const early = setTimeout(() => {
          if (!options.isConnected()) giveUp();
        }, UNCONNECTED_LIMIT);
        const late = setTimeout(giveUp, ANSWER_LIMIT);
        const entry: Waiting<T> = {
          type: question.type,
          about: question.type === 'deposit' ? question.id : question.key,
          settle(result) {
            clearTimeout(early);
            clearTimeout(late);
            withdraw();
            waiting.delete(entry);
            resolve(result);
          },
        };
        waiting.add(entry);
      });
    },
    answer(type, about, result) {
      for (const entry of [...waiting]) if (entry.type === type && entry.about === about) entry.settle(result);
    },
    close() {
      closed = true;
      for (const entry of [...waiting]) entry.settle(err({ tag: 'closed' }));
    },
  };
}
