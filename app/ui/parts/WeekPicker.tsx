import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useId, useState } from 'react';
import { WeekExact } from './WeekExact.tsx';
import { type OthersFree, WeekGrid } from './WeekGrid.tsx';
import { WeekSummary } from './WeekSummary.tsx';
import { holds, PRESETS, type Preset, withSlots } from './week.ts';
import './WeekPicker.css';

interface WeekPickerProps {
  legend: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  free: readonly number[];
  onFree: (free: number[]) => void;
  /** When others are free too, drawn beneath. */
  others?: OthersFree | null;
}

const MORNING = 12; // 06:00: earlier hours are shown only when asked for, or when some of them are chosen.

/** When a person is usually free: presets first, a week to paint, exact times in words, and a summary of it all. */
export function WeekPicker({ legend, hint, error, free, onFree, others = null }: WeekPickerProps) {
  const { t } = useLingui();
  const id = useId();
  const [night, setNight] = useState(false);
  const early = night || [...free, ...(others?.free ?? [])].some((slot) => slot % 48 < MORNING);
  const names: Record<Preset, string> = {
    evenings: t`Weekday evenings`,
    lunch: t`Lunch breaks`,
    afternoons: t`Weekday afternoons`,
    saturday: t`Saturday morning`,
    sunday: t`Sunday afternoon`,
  };
  const presets: Preset[] = ['evenings', 'lunch', 'afternoons', 'saturday', 'sunday'];
  return (
    <fieldset
      className="week"
      aria-describedby={[hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined}
    >
      <legend className="choice-legend">{legend}</legend>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <ul className="week-presets">
        {presets.map((preset) => {
          const on = holds(free, PRESETS[preset]);
          return (
            <li key={preset}>
              <button
                type="button"
                className="week-preset"
                aria-pressed={on}
                onClick={() => onFree(withSlots(free, PRESETS[preset], !on))}
              >
                {names[preset]}
              </button>
            </li>
          );
        })}
      </ul>
      <WeekGrid free={free} onFree={onFree} first={early ? 0 : MORNING} others={others} />
      {others !== null && (
        <p className="week-key caption">
          <span className="week-key-theirs" aria-hidden="true" />
          <span>
            <Trans>
              <bdi>{others.names}</bdi>, on your clock
            </Trans>
          </span>
        </p>
      )}
      <div className="week-under">
        {!early && (
          <button type="button" className="week-link" onClick={() => setNight(true)}>
            <Trans>Show the night</Trans>
          </button>
        )}
        {free.length > 0 && (
          <button type="button" className="week-link" onClick={() => onFree([])}>
            <Trans>Clear everything</Trans>
          </button>
        )}
      </div>
      <p className="week-summary">
        <WeekSummary free={free} />
      </p>
      <WeekExact free={free} onFree={onFree} />
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
