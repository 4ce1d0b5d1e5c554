import { Trans, useLingui } from '@lingui/react/macro';
import type { Instant } from '../../model/brand.ts';
import type { MeetingTime } from '../../model/meeting.ts';
import { wallAt } from '../../model/wallTime.ts';
import type { AgendaView } from '../../session/types.ts';
import { Duration } from '../Duration.tsx';
import { cityName, formatDay, formatList, formatTime, weekdayName } from '../format.ts';
import { daysFrom, isSameClock, myZone, zoneOf } from './times.ts';

/** "Ada, Ben and you". */
export function useNamed({ people }: AgendaView): (ids: readonly string[]) => string {
  const { i18n, t } = useLingui();
  return (ids) =>
    formatList(
      i18n.locale,
      ids.map((id) => {
        const who = people.find((person) => person.id === id);
        return who?.me === true ? t`you` : (who?.name ?? '');
      }),
    );
}

/** "Thursday 3 December, 18:00" on my clock. */
export function Start({ at, now }: { at: Instant; now: Instant }) {
  const { i18n } = useLingui();
  const day = formatDay(i18n.locale, at, now);
  const time = formatTime(i18n.locale, at);
  return (
    <span className="agenda-start">
      <Trans>
        <span className="agenda-day">{day}</span>, <span className="agenda-hour">{time}</span>
      </Trans>
    </span>
  );
}

/** How long, and what the clocks of the others show then. */
export function Around({ time, view, start = time.at }: { time: MeetingTime; view: AgendaView; start?: Instant }) {
  const { i18n } = useLingui();
  const others = view.people.filter(({ me, former }) => !me && !former);
  const clocks = others.flatMap(({ id, name }) => {
    const zone = zoneOf(view, id);
    return zone === null ? [] : [{ id, name, zone }];
  });
  const apart = clocks.filter(({ zone }) => !isSameClock(zone, start));
  const [first] = clocks;
  return (
    <span className="agenda-around">
      <Duration minutes={time.minutes} />
      {apart.map(({ id, name, zone }) => (
        <span key={id}>
          {' · '}
          <Trans>
            <OtherDay zone={zone} start={start} locale={i18n.locale} />
            {formatTime(i18n.locale, start, zone)} for <bdi>{name}</bdi>, {cityName(zone)}
          </Trans>
        </span>
      ))}
      {apart.length === 0 && first !== undefined && clocks.length === 1 && (
        <>
          {' · '}
          <Trans>
            the same time for <bdi>{first.name}</bdi>
          </Trans>
        </>
      )}
    </span>
  );
}

/** Where it is another day there. */
function OtherDay({ zone, start, locale }: { zone: MeetingTime['zone']; start: Instant; locale: string }) {
  const day = (wall: number): number => new Date(wall).getUTCDay();
  const there = day(wallAt(zone, start));
  if (there === day(wallAt(myZone(), start))) return null;
  return `${weekdayName(locale, (there + 6) % 7)} `;
}

/** "in 2 days". */
export function HowSoon({ start, end, now }: { start: Instant; end: Instant; now: Instant }) {
  const { i18n } = useLingui();
  if (end <= now) return <Trans>over</Trans>;
  const minutes = Math.max(0, Math.ceil((start - now) / 60_000));
  const words = new Intl.RelativeTimeFormat(i18n.locale, { numeric: 'auto' });
  if (minutes === 0) return words.format(0, 'second');
  return minutes < 60 ? words.format(minutes, 'minute') : words.format(daysFrom(now, start), 'day');
}
