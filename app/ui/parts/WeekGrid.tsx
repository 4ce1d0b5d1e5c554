import { useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, type PointerEvent, useId, useMemo, useRef, useState } from 'react';
import { halfHour, weekdayName } from '../format.ts';
import { DAY_SLOTS, slotsOf, withSlots } from './week.ts';

export interface OthersFree {
  readonly names: string;
  /** Half-hours of the same week, on the same clock. */
  readonly free: ReadonlySet<number>;
}

interface WeekGridProps {
  free: readonly number[];
  onFree: (free: number[]) => void;
  /** The first half-hour shown of each day. */
  first: number;
  others: OthersFree | null;
}

interface Stroke {
  day: number;
  from: number;
  to: number;
  add: boolean;
  moved: boolean;
}

const DAYS = [0, 1, 2, 3, 4, 5, 6];

/**
 * Seven days as lines, the hours along them. A stroke along a day paints or clears it; a vertical movement still
 * scrolls the page. By keyboard the grid is one stop: arrows move, Space changes, Shift with an arrow paints.
 */
export function WeekGrid({ free, onFree, first, others }: WeekGridProps) {
  const { t, i18n } = useLingui();
  const id = useId();
  const grid = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ day: 0, slot: 36 });
  const [stroke, setStroke] = useState<Stroke | null>(null);
  const columns = DAY_SLOTS - first;
  const set = useMemo(() => new Set(free), [free]);
  const theirs = (day: number, slot: number): boolean => others?.free.has(day * DAY_SLOTS + slot) === true;
  const cellId = (day: number, slot: number) => `${id}-${day}-${slot}`;
  const range = (line: Stroke) => ({
    day: line.day,
    from: Math.min(line.from, line.to),
    to: Math.max(line.from, line.to) + 1,
  });
  const shown = (day: number, slot: number): boolean => {
    if (stroke !== null && stroke.day === day) {
      const { from, to } = range(stroke);
      if (slot >= from && slot < to) return stroke.add;
    }
    return set.has(day * DAY_SLOTS + slot);
  };

  const placeOf = (event: PointerEvent<HTMLDivElement>, day?: number): { day: number; slot: number } | null => {
    const line =
      day === undefined
        ? (event.target as Element).closest<HTMLElement>('[data-day]')
        : grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`);
    if (!line) return null;
    const box = line.getBoundingClientRect();
    const along = getComputedStyle(line).direction === 'rtl' ? box.right - event.clientX : event.clientX - box.left;
    const slot = first + Math.floor((along / box.width) * columns);
    return { day: Number(line.dataset.day), slot: Math.min(DAY_SLOTS - 1, Math.max(first, slot)) };
  };
  const start = (event: PointerEvent<HTMLDivElement>) => {
    const place = placeOf(event);
    if (place === null || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setAt(place);
    setStroke({
      day: place.day,
      from: place.slot,
      to: place.slot,
      add: !set.has(place.day * DAY_SLOTS + place.slot),
      moved: false,
    });
  };
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (stroke === null) return;
    const place = placeOf(event, stroke.day);
    if (place !== null && place.slot !== stroke.to) setStroke({ ...stroke, to: place.slot, moved: true });
  };
  const finish = (event: PointerEvent<HTMLDivElement>) => {
    if (stroke === null) return;
    setStroke(null);
    // A finger covers more than a half-hour: a tap takes the whole hour.
    const tapped = !stroke.moved && event.pointerType !== 'mouse';
    const hour = stroke.from - (stroke.from % 2);
    onFree(
      withSlots(free, slotsOf(tapped ? { day: stroke.day, from: hour, to: hour + 2 } : range(stroke)), stroke.add),
    );
  };

  const keys = (event: KeyboardEvent) => {
    const forward = grid.current && getComputedStyle(grid.current).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const steps: Record<string, [number, number]> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, forward === 'ArrowRight' ? -1 : 1],
      ArrowRight: [0, forward === 'ArrowRight' ? 1 : -1],
      Home: [0, -DAY_SLOTS],
      End: [0, DAY_SLOTS],
      PageUp: [0, -4],
      PageDown: [0, 4],
    };
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      const next = {
        day: Math.min(6, Math.max(0, at.day + step[0])),
        slot: Math.min(DAY_SLOTS - 1, Math.max(first, at.slot + step[1])),
      };
      if (event.shiftKey)
        onFree(withSlots(free, [at.day * DAY_SLOTS + at.slot, next.day * DAY_SLOTS + next.slot], true));
      setAt(next);
    } else if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      const slot = at.day * DAY_SLOTS + at.slot;
      onFree(withSlots(free, [slot], !set.has(slot)));
    }
  };

  const hours = DAYS.map((each) => each * 6).filter((hour) => hour * 2 >= first && hour < 24);
  const reading = stroke === null ? null : range(stroke);
  return (
    <div className="week-table">
      <div className="week-hours" aria-hidden="true">
        {hours.map((hour) => (
          <span key={hour} style={{ insetInlineStart: `${((hour * 2 - first) / columns) * 100}%` }}>
            {String(hour).padStart(2, '0')}
          </span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a table takes no focus of its own; this is the ARIA grid with one tab stop */}
      <div
        ref={grid}
        role="grid"
        tabIndex={0}
        className="week-grid"
        aria-label={t`Your week, by half-hours`}
        aria-multiselectable="true"
        aria-activedescendant={cellId(at.day, Math.max(first, at.slot))}
        onKeyDown={keys}
        onPointerDown={start}
        onPointerMove={move}
        onPointerUp={finish}
        onPointerCancel={() => setStroke(null)}
      >
        {DAYS.map((day) => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus and names its active cell
          <div role="row" className="week-day" key={weekdayName('en', day)}>
            {/* biome-ignore lint/a11y/useSemanticElements: as above */}
            {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
            <span role="rowheader" className="week-name">
              <span aria-hidden="true">{weekdayName(i18n.locale, day, 'short')}</span>
              <span className="unseen">{weekdayName(i18n.locale, day)}</span>
            </span>
            <div role="presentation" className="week-line" data-day={day}>
              {Array.from({ length: columns }, (_, index) => first + index).map((slot) => (
                // biome-ignore lint/a11y/useSemanticElements: as above
                // biome-ignore lint/a11y/useFocusableInteractive: as above
                <div
                  key={slot}
                  id={cellId(day, slot)}
                  role="gridcell"
                  aria-selected={shown(day, slot)}
                  aria-label={
                    `${weekdayName(i18n.locale, day)} ${halfHour(slot)}–${halfHour(slot + 1)}` +
                    (others !== null && theirs(day, slot) ? `, ${t`${others.names} too`}` : '')
                  }
                  className={`week-cell ${slot % 2 === 0 ? 'week-hour' : ''} ${slot % 12 === 0 ? 'week-quarter' : ''} ${theirs(day, slot) ? 'week-theirs' : ''} ${at.day === day && Math.max(first, at.slot) === slot ? 'week-at' : ''}`}
                />
              ))}
              {reading?.day === day && (
                <span
                  className="week-reading"
                  aria-hidden="true"
                  style={{ insetInlineStart: `${(((reading.from + reading.to) / 2 - first) / columns) * 100}%` }}
                >
                  {halfHour(reading.from)}–{halfHour(reading.to)}
                </span>
              )}
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
