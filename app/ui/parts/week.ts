/** Arithmetic of a weekly availability: half-hours of a local week, 0 = Monday 00:00. No screen here. */
export const DAY_SLOTS = 48;

/** A stretch of free time within one day: from and to in half-hours since midnight, `to` excluded. */
export interface Stretch {
  readonly day: number;
  readonly from: number;
  readonly to: number;
}

/** Sorted and unique, as a card wants them. */
export function withSlots(free: readonly number[], slots: readonly number[], add: boolean): number[] {
  const set = new Set(free);
  for (const slot of slots) {
    if (add) set.add(slot);
    else set.delete(slot);
  }
  return [...set].sort((a, b) => a - b);
}

export function slotsOf({ day, from, to }: Stretch): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => day * DAY_SLOTS + from + index);
}

/** The free time as stretches, in order; a stretch ends at midnight. */
export function stretchesOf(free: readonly number[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const slot of free) {
    const day = Math.floor(slot / DAY_SLOTS);
    const from = slot % DAY_SLOTS;
    const last = stretches.at(-1);
    if (last !== undefined && last.day === day && last.to === from)
      stretches[stretches.length - 1] = { ...last, to: from + 1 };
    else stretches.push({ day, from, to: from + 1 });
  }
  return stretches;
}

export interface DayGroup {
  readonly days: readonly number[];
  readonly times: readonly { readonly from: number; readonly to: number }[];
}

/** Days that have the same hours, told together: "Monday and Thursday, 18:00-20:00". */
export function groupedDays(free: readonly number[]): DayGroup[] {
  const groups = new Map<string, { days: number[]; times: { from: number; to: number }[] }>();
  for (let day = 0; day < 7; day += 1) {
    const times = stretchesOf(free)
      .filter((each) => each.day === day)
      .map(({ from, to }) => ({ from, to }));
    if (times.length === 0) continue;
    const key = times.map(({ from, to }) => `${from}-${to}`).join();
    const group = groups.get(key);
    if (group) group.days.push(day);
    else groups.set(key, { days: [day], times });
  }
  return [...groups.values()];
}

const every = (days: readonly number[], from: number, to: number): number[] =>
  days.flatMap((day) => slotsOf({ day, from, to }));
const WEEKDAYS = [0, 1, 2, 3, 4];

/** Times many people have in common, one tap each. */
export const PRESETS = {
  evenings: every(WEEKDAYS, 36, 42),
  lunch: every(WEEKDAYS, 24, 28),
  afternoons: every(WEEKDAYS, 28, 36),
  saturday: every([5], 18, 24),
  sunday: every([6], 28, 36),
} as const;

export type Preset = keyof typeof PRESETS;

export function holds(free: readonly number[], slots: readonly number[]): boolean {
  const set = new Set(free);
  return slots.every((slot) => set.has(slot));
}
