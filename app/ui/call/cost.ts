import { type CallKind, costOf } from '../../model/call.ts';

/** "0.7 MB/min": what a call uses, both ways, in the unit of the person's own data plan. */
export function costWords(locale: string, kind: CallKind): string {
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'megabyte-per-minute',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(costOf(kind) / 1e6);
}

/** "2:07", with hours once there are any. */
export function lasted(since: number, now: number): string {
  const seconds = Math.max(0, Math.floor((now - since) / 1_000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
