import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupedDays, holds, PRESETS, slotsOf, stretchesOf, withSlots } from './week.ts';

const week = fc.uniqueArray(fc.integer({ min: 0, max: 335 })).map((slots) => slots.sort((a, b) => a - b));

describe('weekly availability', () => {
  it('stretches give back every half-hour, once', () => {
    fc.assert(
      fc.property(week, (free) => {
        expect(stretchesOf(free).flatMap(slotsOf)).toEqual(free);
      }),
    );
  });

  it('adding keeps the slots sorted and unique; taking away undoes it', () => {
    fc.assert(
      fc.property(week, week, (free, slots) => {
        const added = withSlots(free, slots, true);
        expect(added).toEqual([...new Set([...free, ...slots])].sort((a, b) => a - b));
        expect(withSlots(added, slots, false)).toEqual(free.filter((slot) => !slots.includes(slot)));
      }),
    );
  });

  it('a stretch stops at midnight', () => {
    expect(stretchesOf([46, 47, 48, 49])).toEqual([
      { day: 0, from: 46, to: 48 },
      { day: 1, from: 0, to: 2 },
    ]);
  });

  it('days with the same hours are told together', () => {
    expect(groupedDays(PRESETS.evenings)).toEqual([{ days: [0, 1, 2, 3, 4], times: [{ from: 36, to: 42 }] }]);
    expect(groupedDays(withSlots(PRESETS.evenings, PRESETS.saturday, true))).toHaveLength(2);
  });

  it('every preset is held by itself and by no empty week', () => {
    for (const preset of Object.values(PRESETS)) {
      expect(holds(preset, preset)).toBe(true);
      expect(holds([], preset)).toBe(false);
    }
  });
});
