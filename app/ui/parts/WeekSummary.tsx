import { Trans, useLingui } from '@lingui/react/macro';
import { Duration } from '../Duration.tsx';
import { formatList, halfHour, weekdayName } from '../format.ts';
import { groupedDays } from './week.ts';

/** A weekly availability in words. */
export function WeekSummary({ free }: { free: readonly number[] }) {
  const { i18n } = useLingui();
  if (free.length === 0) return <Trans>No time chosen yet.</Trans>;
  const total = <Duration minutes={free.length * 30} />;
  return (
    <>
      <span className="week-total">
        <Trans>{total} a week</Trans>
      </span>
      {groupedDays(free).map(({ days, times }) => (
        <span className="week-group" key={days.join()}>
          {daysInWords(i18n.locale, days)}{' '}
          <span className="week-times">
            {times.map(({ from, to }) => `${halfHour(from)}–${halfHour(to)}`).join(', ')}
          </span>
        </span>
      ))}
    </>
  );
}

/** "Mon – Fri" for a run of three days or more, else a list. */
function daysInWords(locale: string, days: readonly number[]): string {
  const [first] = days;
  const last = days.at(-1);
  const run = first !== undefined && last !== undefined && days.length > 2 && last - first === days.length - 1;
  const words = run
    ? `${weekdayName(locale, first)} – ${weekdayName(locale, last)}`
    : formatList(
        locale,
        days.map((day) => weekdayName(locale, day)),
      );
  return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
}
