/** Some weeks of a mentor and a mentee, as an example: who did what, and how long before the day on which it is shown. */
import type { BoardBox, BoardKind } from '../../model/board.ts';
import type { TimeZone } from '../../model/brand.ts';
import type { Mark } from '../../model/chatLine.ts';
import type { Milestone } from '../../model/journey.ts';
import type { Terms } from '../../model/pact.ts';
import { isTimeZone } from '../../model/zone.ts';

export type Who = 'mentor' | 'mentee';

export interface Drawn {
  readonly kind: BoardKind;
  readonly box: BoardBox;
  readonly colour: number;
  readonly size?: number;
  readonly text?: string;
  readonly fill?: number;
}

export type Deed =
  | { readonly does: 'say'; readonly text: string }
  /** A mark for the line before. */
  | { readonly does: 'react'; readonly mark: Mark }
  | { readonly does: 'page'; readonly title: string; readonly markdown: string; readonly shown?: true }
  | {
      readonly does: 'goal';
      readonly title: string;
      readonly why: string;
      readonly measure: string;
      readonly means: string;
      /** Days from today. */
      readonly due: number;
      readonly steps: readonly string[];
    }
  /** So many of the steps of the n-th goal are done. */
  | { readonly does: 'tick'; readonly goal: number; readonly steps: number }
  | { readonly does: 'remark'; readonly goal: number; readonly text: string }
  /** That who says it is the mentor; and what they agree. Proposed by one, signed by both. */
  | { readonly does: 'roles' }
  | { readonly does: 'agree'; readonly terms: Terms }
  | {
      readonly does: 'meet';
      readonly title: string;
      readonly way: 'call' | 'person';
      readonly place: string;
      /** Days from today; before it: it has taken place. */
      readonly on: number;
      readonly hour: string;
      readonly minutes: number;
      readonly items: readonly string[];
      /** What is to be done after it, and what was noted. */
      readonly actions?: readonly string[];
      readonly note?: string;
    }
  | { readonly does: 'pass'; readonly milestone: Milestone }
  | { readonly does: 'badge'; readonly text: string }
  | { readonly does: 'board'; readonly title: string; readonly things: readonly Drawn[] };

export interface Step {
  /** Days before today, and the hour of that day. */
  readonly ago: number;
  readonly hour: string;
  readonly by: Who;
  readonly deed: Deed;
}

export interface Story {
  readonly mentor: string;
  readonly mentee: string;
  /** In order. */
  readonly steps: readonly Step[];
}

const DAY = 86_400_000;

/** `days` from the day of `today`, at that hour of the clock here. */
export function instantOf(today: number, days: number, hour: string): number {
  const [hours = 0, minutes = 0] = hour.split(':').map(Number);
  return new Date(today + days * DAY).setHours(hours, minutes, 0, 0);
}

/** The same as a calendar's day. */
export function dayOf(today: number, days: number): string {
  const date = new Date(today + days * DAY);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** That of this device; Paris where its name is one that nobody knows. */
export function zoneOr(name: string): TimeZone {
  const zone = [name, 'Europe/Paris'].find(isTimeZone);
  if (zone === undefined) throw new Error('Paris is known');
  return zone;
}

/** In that language; any other is told in English. */
export async function storyIn(locale: string): Promise<Story> {
  return locale === 'fr' ? (await import('./story.fr.ts')).story : (await import('./story.en.ts')).story;
}
