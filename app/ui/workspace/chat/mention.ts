/** Members named in a message by '@' and their name. */
import type { Member } from '../../../session/types.ts';
import { fold } from './find.ts';

const QUERY = /(?:^|\s)@([\p{L}\p{M}\p{N}'’-]{0,24})$/u;

/** Who may be meant by what stands before the caret; nobody where no '@' has been begun. */
export function meant(before: string, members: readonly Member[]): readonly Member[] {
  const query = QUERY.exec(before)?.[1];
  if (query === undefined) return [];
  return members.filter(({ me, name }) => !me && fold(name).startsWith(fold(query)));
}

/** The text before the caret with that name in the place of what was begun. */
export const completed = (before: string, { name }: Member): string => before.replace(/@[^@\s]*$/, () => `@${name} `);

/** The pieces of a text; those that name one of the people stand apart. */
export function piecesOf(text: string, people: readonly Pick<Member, 'name'>[]): { text: string; named: boolean }[] {
  const names = people.map(({ name }) => `@${name}`).filter((name) => name.length > 1);
  const pieces: { text: string; named: boolean }[] = [];
  let plain = '';
  for (let at = 0; at < text.length; ) {
    const name = names.find(
      (each) => text.startsWith(each, at) && !/^[\p{L}\p{N}]/u.test(text.slice(at + each.length)),
    );
    if (name === undefined) {
      plain += text[at];
      at += 1;
      continue;
    }
    if (plain !== '') pieces.push({ text: plain, named: false });
    pieces.push({ text: name, named: true });
    plain = '';
    at += name.length;
  }
  return plain === '' ? pieces : [...pieces, { text: plain, named: false }];
}

/** Whom a text names. */
export const mentionedIn = (text: string, members: readonly Member[]): readonly Member[] =>
  members.filter((member) => !member.me && piecesOf(text, [member]).some(({ named }) => named));
