/** The documents that every chapter has, held together. */
import { err, ok, type Result } from '../../crypto/result.ts';
import { DOCUMENTS } from './documentNames.ts';
import type { HeldDocument } from './documents.ts';
import { inChapter } from './inChapter.ts';
import type { SessionError } from './types.ts';

export interface HeldChapter {
  readonly number: number;
  readonly notes: HeldDocument;
  readonly chat: HeldDocument;
  readonly goals: HeldDocument;
  readonly meetings: HeldDocument;
}

/** Each by its name among DOCUMENTS. */
export const documentsIn = ({
  notes,
  chat,
  goals,
  meetings,
}: HeldChapter): readonly (readonly [string, HeldDocument])[] =>
  Object.entries({ notebook: notes, chat, goals, meetings });

export function releaseChapter(one: HeldChapter): void {
  for (const [, document] of documentsIn(one)) document.release();
}

/** `hold` takes a document by its name in the workspace. All of them, or none. */
export async function holdChapter(
  number: number,
  hold: (document: string) => Promise<Result<HeldDocument, SessionError>>,
): Promise<Result<HeldChapter, SessionError>> {
  const [notes, chat, goals, meetings] = await Promise.all(DOCUMENTS.map((name) => hold(inChapter(number, name))));
  if (notes?.ok && chat?.ok && goals?.ok && meetings?.ok)
    return ok({ number, notes: notes.value, chat: chat.value, goals: goals.value, meetings: meetings.value });
  for (const one of [notes, chat, goals, meetings]) if (one?.ok) one.value.release();
  const failed = [notes, chat, goals, meetings].find((one) => one?.ok === false);
  return err(failed?.ok === false ? failed.error : { tag: 'not-found' });
}
