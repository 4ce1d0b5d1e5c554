/** The space of more than two whom a programme brings together: who is in it, and what one of them gives the others. */
import type { MeetingPlace, Secret } from '../../crypto/index.ts';
import { giverOf, introducedIn, type OpenedCard, type OpenedInvitation } from '../invitation/letters.ts';
import { sealWay, wayPlace } from '../invitation/third.ts';
import { LIMITS } from '../model/limits.ts';
import type { Roster, RosterEntry } from '../model/roster.ts';
import { normaliseLine } from '../model/text.ts';
import type { Core } from './core.ts';
import type { KeptInvitation } from './self.ts';

/**
 * Who gives the secret first, the third or a circle's host: they brought the others in, and nobody but themselves can take
 * them out. Null: two people only.
 */
export function rosterOf(opened: OpenedInvitation): Roster | null {
  const { mentor, mentee, third } = opened;
  if (giverOf(opened) === null) return null;
  const entry = ({ person, card }: OpenedCard, role: RosterEntry['role']): RosterEntry => {
    return { person, name: card.name, box: card.box, role };
  };
  if (third === null) return introducedIn(opened).map((one) => entry(one, 'member'));
  return [entry(third, 'supervisor'), entry(mentor, 'member'), entry(mentee, 'member')];
}

/** What the space is called, the same for all of them. */
export const spaceName = ({ mentor, mentee, more }: OpenedInvitation): string =>
  normaliseLine(
    [mentor, mentee, ...more]
      .map(({ card }) => card.name)
      .join(' · ')
      .slice(0, LIMITS.name),
  ).trim();

/** Where the third's device leaves it for `who`, or where this person finds it, of the third. */
export function placeWith(
  core: Pick<Core, 'person'>,
  { id }: OpenedInvitation,
  { card }: OpenedCard,
): MeetingPlace | null {
  const place = wayPlace(id, core.person.box, card.box);
  return place.ok ? place.value : null;
}

/** By these names what waits for each of the others is kept. */
export function cardNamed({ mentor, mentee, more }: OpenedInvitation, name: string): OpenedCard | null {
  if (name === 'mentor') return mentor;
  return name === 'mentee' ? mentee : (more[Number(name)] ?? null);
}

/** What the giver's device leaves for each of the others, sealed once: a retry deposits the same. */
export function sealWays(
  core: Pick<Core, 'person' | 'random'>,
  opened: OpenedInvitation,
  secret: Secret,
): NonNullable<KeptInvitation['ways']> {
  const sealed = (who: OpenedCard) => {
    const place = placeWith(core, opened, who);
    return place && sealWay(secret, place, opened.id, core.random);
  };
  const more = opened.more.map((one, at) => [String(at), sealed(one)] as const);
  // The host of a circle is its mentor, and needs no way in.
  if (opened.third === null) return { mentee: sealed(opened.mentee), ...Object.fromEntries(more) };
  return { mentor: sealed(opened.mentor), mentee: sealed(opened.mentee) };
}
