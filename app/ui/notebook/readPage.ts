/** A file as a page: its first heading, or its name, is the title. */
import { err, ok, type Result } from '../../../crypto/result.ts';
import { readMarkdown } from '../../model/markdownRead.ts';
import { type PageNode, wordsOf } from '../../model/pageNode.ts';

export type ImportFault = 'unreadable' | 'too-large' | 'not-text' | 'empty' | 'recovery-phrase';

const LARGEST = 1_000_000;
/** What no text has but bytes do. */
const ODD = /[\u0000-\u0008\u000e-\u001f]/;

export async function readPage(
  file: Pick<File, 'name' | 'size' | 'arrayBuffer'>,
  looksLikePhrase: (text: string) => false | Promise<boolean>,
): Promise<Result<{ title: string; text: PageNode[] }, ImportFault>> {
  if (file.size > LARGEST) return err('too-large');
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return err('unreadable'); // Moved meanwhile, or in a cloud.
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return err('not-text');
  }
  if (ODD.test(text)) return err('not-text');
  if (text.trim() === '') return err('empty');
  try {
    if (await looksLikePhrase(text)) return err('recovery-phrase');
  } catch {
    return err('recovery-phrase'); // The lists of words could not be looked at: it is kept out.
  }
  const nodes = readMarkdown(text);
  const [first, ...rest] = nodes;
  const isTitled = /^\s*#\s/.test(text) && first?.type === 'heading';
  const name = file.name.replace(/\.[^.]*$/, '').slice(0, 200);
  return ok(isTitled ? { title: wordsOf(first.content), text: rest } : { title: name, text: nodes });
}
