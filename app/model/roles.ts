/** What a role means for the matching, in one place. */
import type { Role } from './card.ts';
import type { Module } from './pack.ts';

export type MatchedRole = Extract<Role, 'mentor' | 'mentee' | 'either'>;

/** Who is matched with somebody. The others accompany, help, or answer for an organisation, and are in no run. */
export const isMatched = (role: Role): role is MatchedRole =>
  role === 'mentor' || role === 'mentee' || role === 'either';

/** Who may be named as the third, if they are an adult: somebody at hand, not a contact elsewhere. */
export const mayBeThird = (role: Role): boolean => role === 'supervisor' || role === 'staff';

/** Whether somebody of this role goes through what is for that audience. */
export const isTaught = (role: Role, audience: Module['audience']): boolean =>
  audience === 'all' || role === audience || role === 'either';
