/** In which languages two people would agree: what one of them writes, the other signs. */
import type { Member } from '../../session/types.ts';

/** The language of the screens first where both have it on their cards, then those that both have, then the screens'. */
export function pairLanguages(members: readonly Pick<Member, 'card'>[], locale: string): readonly string[] {
  const [first, ...others] = members.map(({ card }) => card?.languages ?? []);
  const primary = (tag: string): string => tag.split('-')[0] ?? tag;
  const isSpoken = (tag: string, by: readonly string[]): boolean => by.some((each) => primary(each) === primary(tag));
  const shared: readonly string[] = (first ?? []).filter((tag) => others.every((each) => isSpoken(tag, each)));
  return isSpoken(locale, shared) ? [locale, ...shared] : [...shared, locale];
}
