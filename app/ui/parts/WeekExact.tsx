import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { halfHour, weekdayName } from '../format.ts';
import { useAnnouncer } from './Announcer.tsx';
import { Button } from './Button.tsx';
import { Field } from './Field.tsx';
import { DAY_SLOTS, slotsOf, withSlots } from './week.ts';

/** The same choice without a grid or a drag: a day, from, to. */
export function WeekExact({ free, onFree }: { free: readonly number[]; onFree: (free: number[]) => void }) {
  const { t, i18n } = useLingui();
  const { announce } = useAnnouncer();
  const [day, setDay] = useState(0);
  const [from, setFrom] = useState(36);
  const [to, setTo] = useState(40);
  const change = (add: boolean) => {
    onFree(withSlots(free, slotsOf({ day, from, to }), add));
    const words = `${weekdayName(i18n.locale, day)} ${halfHour(from)}–${halfHour(to)}`;
    announce(add ? t`${words} added` : t`${words} removed`);
  };
  const times = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index).map((slot) => (
      <option key={slot} value={slot}>
        {halfHour(slot)}
      </option>
    ));
  return (
    <details className="week-exact">
      <summary>
        <Trans>Choose exact times instead</Trans>
      </summary>
      <div className="week-exact-fields">
        <Field label={t`Day`}>
          {(ids) => (
            <select
              {...ids}
              className="input"
              value={day}
              onChange={(event) => setDay(Number(event.currentTarget.value))}
            >
              {Array.from({ length: 7 }, (_, each) => (
                <option key={weekdayName('en', each)} value={each}>
                  {weekdayName(i18n.locale, each)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t`From`}>
          {(ids) => (
            <select
              {...ids}
              className="input"
              value={from}
              onChange={(event) => {
                const start = Number(event.currentTarget.value);
                setFrom(start);
                if (to <= start) setTo(Math.min(DAY_SLOTS, start + 2));
              }}
            >
              {times(0, DAY_SLOTS - 1)}
            </select>
          )}
        </Field>
        <Field label={t`To`}>
          {(ids) => (
            <select
              {...ids}
              className="input"
              value={to}
              onChange={(event) => setTo(Number(event.currentTarget.value))}
            >
              {times(from + 1, DAY_SLOTS)}
            </select>
          )}
        </Field>
      </div>
      <div className="row">
        <Button onClick={() => change(true)}>
          <Trans>Add this time</Trans>
        </Button>
        <Button kind="plain" onClick={() => change(false)}>
          <Trans>Take it away</Trans>
        </Button>
      </div>
    </details>
  );
}
