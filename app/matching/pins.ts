import type { PersonId } from '../model/brand.ts';
import type { Profile } from './profile.ts';
import { type Bans, type Refusal, refusal } from './rules.ts';
import type { MatchRules, PairKey } from './types.ts';

export interface RefusedPin extends PairKey {
  readonly why: Exclude<Refusal, 'must'> | 'unknown' | 'no-seat' | 'mentee-taken' | 'other-side';
}

export interface Pins {
  readonly kept: readonly PairKey[];
  /** Pins that cannot be honoured: to be shown, never silently dropped. */
  readonly refused: readonly RefusedPin[];
}

/**
 * The pins that hold, in the order of settled rules. A pin is the coordinator's own judgement, so it overrides weights and
 * their musts; it overrides neither a common language, roles, age, bans nor seats.
 */
export function settlePins(
  rules: MatchRules,
  profiles: ReadonlyMap<PersonId, Profile>,
  seatsOf: (person: PersonId) => number,
  bans: Bans,
): Pins {
  const kept: PairKey[] = [];
  const refused: RefusedPin[] = [];
  const used = new Map<PersonId, number>();
  const mentees = new Set<PersonId>();
  for (const pin of rules.pins) {
    const why = refusePin(pin);
    if (why !== null) {
      refused.push({ ...pin, why });
      continue;
    }
    kept.push(pin);
    mentees.add(pin.mentee);
    used.set(pin.mentor, (used.get(pin.mentor) ?? 0) + 1);
  }
  return { kept, refused };

  function refusePin({ mentor, mentee }: PairKey): RefusedPin['why'] | null {
    const [one, other] = [profiles.get(mentor), profiles.get(mentee)];
    if (one === undefined || other === undefined) return 'unknown';
    const hard = refusal(one, other, rules, bans);
    if (hard !== null) return hard;
    if (mentees.has(mentor) || used.has(mentee)) return 'other-side';
    if (mentees.has(mentee)) return 'mentee-taken';
    if (seatsOf(mentor) <= (used.get(mentor) ?? 0) || seatsOf(mentee) <= 0) return 'no-seat';
    return null;
  }
}
