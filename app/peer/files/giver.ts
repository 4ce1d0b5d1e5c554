/**
 * Answers what one device asks for, one question after the other: memory holds one piece, and the next is read only
 * once the one before is nearly gone.
 */
import type { LinkChannel } from '../link/types.ts';
import { encodeFileFrame, type FileMessage } from './frames.ts';
import type { FileShelf } from './types.ts';

/** Questions that may wait. An honest device asks for a few at a time. */
export const QUESTIONS = 64;

export type Question = Extract<FileMessage, { type: 'ask-outline' | 'ask-piece' | 'ask-have' }>;

export interface Giver {
  /** False: it asks for more than it could be waiting for. */
  take(question: Question): boolean;
  close(): void;
}

export function openGiver(channel: LinkChannel, shelf: FileShelf, onFault: (fault: unknown) => void): Giver {
  const questions: Question[] = [];
  let busy = false;
  let closed = false;

  async function answer(question: Question): Promise<FileMessage> {
    const { file } = question;
    const outline = await shelf.offers(file);
    if (outline === null) return { type: 'absent', file };
    if (question.type === 'ask-have') return { type: 'have', file };
    if (question.type === 'ask-outline') return { type: 'outline', file, outline };
    const bytes = await shelf.read(file, question.index);
    return bytes === null ? { type: 'absent', file } : { type: 'piece', file, index: question.index, bytes };
  }

  async function run(): Promise<void> {
    if (busy) return;
    busy = true;
    for (let next = questions.shift(); next !== undefined && !closed; next = questions.shift()) {
      try {
        await channel.drained();
        const message = await answer(next);
        if (!closed) channel.send(encodeFileFrame(message));
      } catch (fault) {
        onFault(fault);
      }
    }
    busy = false;
  }

  return {
    take(question) {
      // Asked again before it was answered (a fetch stopped and begun anew): one answer is enough.
      if (questions.some((each) => isSame(each, question))) return true;
      if (questions.length >= QUESTIONS) return false;
      questions.push(question);
      void run();
      return true;
    },
    close() {
      closed = true;
      questions.length = 0;
    },
  };
}

const isSame = (a: Question, b: Question): boolean =>
  a.type === b.type &&
  a.file === b.file &&
  (a.type === 'ask-piece' ? a.index : 0) === (b.type === 'ask-piece' ? b.index : 0);
