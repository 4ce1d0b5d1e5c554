/** The space of two people and the third who accompanies them: who is in it, and what the third gives the two. */
import type { MeetingPlace, Secret } from '../../crypto/index.ts';
import type { OpenedCard, OpenedInvitation } from '../invitation/letters.ts';
import { sealWay, wayPlace } from '../invitation/third.ts';
import { LIMITS } from '../model/limits.ts';
import type { Roster, RosterEntry } from '../model/roster.ts';
import { normaliseLine } from '../model/text.ts';
import type { Core } from './core.ts';
import type { KeptInvitation } from './self.ts';

/** The third first: they brought the others in, and nobody but themselves can take them out. */
export function rosterOf({ mentor, mentee, third }: OpenedInvitation): Roster | null {
  if (third === null) return null;
  const entry = ({ person, card }: OpenedCard, role: RosterEntry['role']): RosterEntry => {
    return { person, name: card.name, box: card.box, role };
  };
  return [entry(third, 'supervisor'), entry(mentor, 'member'), entry(mentee, 'member')];
}

/** What the space is called, the same for all three. */
export const spaceName = ({ mentor, mentee }: OpenedInvitation): string =>
  normaliseLine(`${mentor.card.name} · ${mentee.card.name}`.slice(0, LIMITS.name));

/** Where the third's device leaves it for `who`, or where this person finds it, of the third. */
export function placeWith(
  core: Pick<Core, 'person'>,
  { id }: OpenedInvitation,
  { card }: OpenedCard,
): MeetingPlace | null {
  const place = wayPlace(id, core.person.box, card.box);
  return place.ok ? place.value : null;
}

/** What the third's device leaves for each of the two, sealed once: a retry deposits the same. */
export function sealWays(
  core: Pick<Core, 'person' | 'random'>,
  opened: OpenedInvitation,
  secret: Secret,
): NonNullable<KeptInvitation['ways']> {
  const sealed = (who: OpenedCard) => {
    const place = placeWith(core, opened, who);
    return place && sealWay(secret, place, opened.id, core.random);
  };
  return { mentor: sealed(opened.mentor), mentee: sealed(opened.mentee) };
}
