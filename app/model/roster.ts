/**
 * Who a circle is made of. Each epoch record names them, so that all devices hold the same list, and nobody is on it
 * whom a member's device did not put there.
 */
import * as v from 'valibot';
import { isKeyText } from './ids.ts';
import { LIMITS } from './limits.ts';
import * as s from './schemas.ts';

/** Everybody reads and writes alike; a guardian or supervisor is in addition named on every screen of the space. */
export const CIRCLE_ROLES = ['member', 'guardian', 'supervisor'] as const;
export type CircleRole = (typeof CIRCLE_ROLES)[number];

export interface RosterEntry {
  /** base64url Ed25519 key. */
  readonly person: string;
  readonly name: string;
  /** base64url X25519 key: what is for this person alone is sealed to it. */
  readonly box: string;
  readonly role: CircleRole;
}

/** The first is the host: they may take others out. */
export type Roster = readonly RosterEntry[];

/** Beyond it the mesh of links costs more than people in one conversation are worth to each other. */
export const CIRCLE_LIMIT = 12;

const key = v.pipe(v.string(), v.check(isKeyText));
export const role = v.picklist(CIRCLE_ROLES);
export const roster = v.pipe(
  v.array(v.strictObject({ person: key, name: s.line(LIMITS.name), box: key, role })),
  v.minLength(1),
  v.maxLength(CIRCLE_LIMIT),
  v.check((list) => new Set(list.map(({ person }) => person)).size === list.length),
);
export const ROSTER_KEYS = ['person', 'name', 'box', 'role'] as const;
