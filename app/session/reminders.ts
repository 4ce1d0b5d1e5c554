/**
 * Reminds a person to keep a way back, spaced so that it is neither forgotten nor a nuisance (rule R10): 12 hours after
 * there is something to lose, then 1, 3, 7 and 14 days after each "later", and no more.
 */
import type { Instant } from '../model/brand.ts';
import type { Self } from './self.ts';
import type { WayBack } from './types.ts';

const HOUR = 3_600_000;
export const SPACING: readonly number[] = [12, 24, 3 * 24, 7 * 24, 14 * 24].map((hours) => hours * HOUR);

/** A time that a document keeps as text. Null: none, or nothing that reads as one. */
function instantOf(text: string | undefined): Instant | null {
  const instant = Number(text ?? Number.NaN);
  return Number.isSafeInteger(instant) && instant >= 0 ? instant : null;
}

/** Since when there is something to lose: the first space, application or programme. Null: nothing yet. */
function since({ applications, workspaces, offices }: Self): Instant | null {
  const times = [
    ...[...applications.values()].map(({ at }) => at),
    ...[...workspaces.values()].flatMap(({ example, since }) => (example ? [] : [since])),
    ...[...offices.values()].flatMap(({ example, programme }) => (example ? [] : [programme.issued])),
  ].filter(Number.isFinite);
  return times.length === 0 ? null : Math.min(...times);
}

export function wayBackOf(self: Self, now: Instant): WayBack {
  const phrase = instantOf(self.profile.get('phraseKept'));
  const file = instantOf(self.profile.get('fileKept'));
  const devices = Math.max(0, self.devices.size - 1);
  const partners = [...self.shares.values()].filter(({ held }) => held !== null).length;
  const start = since(self);
  const wait = SPACING[postponements(self)];
  const from = instantOf(self.profile.get('reminded')) ?? start;
  const hasWay = phrase !== null || file !== null || devices > 0 || partners > 0;
  const due = !hasWay && start !== null && from !== null && wait !== undefined && now - from >= wait;
  return { phrase, file, devices, partners, due };
}

const postponements = (self: Self): number => instantOf(self.profile.get('reminders')) ?? 0;

export function postpone(self: Self, now: Instant): void {
  self.doc.transact(() => {
    self.profile.set('reminders', String(postponements(self) + 1));
    self.profile.set('reminded', String(now));
  });
}
