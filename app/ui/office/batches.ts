/** Invitations by the batch in which they went out, and where each batch stands. Pure. */
import type { Asked, SentInvitation } from '../../session/types.ts';

export interface Batch {
  readonly at: number;
  readonly days: number;
  readonly invitations: readonly SentInvitation[];
  /** Of people who were asked, not of invitations. */
  readonly people: {
    readonly asked: number;
    /** The server has their letter. */
    readonly reached: number;
    readonly opened: number;
    readonly yes: number;
    readonly no: number;
    readonly late: number;
  };
}

export const askedIn = ({ mentor, mentee, more, third }: SentInvitation): readonly Asked[] => [
  mentor,
  mentee,
  ...more,
  ...(third === null ? [] : [third]),
];

/** The newest first, as they are given. */
export function batchesOf(sent: readonly SentInvitation[]): Batch[] {
  const batches = new Map<number, SentInvitation[]>();
  for (const one of sent) {
    const there = batches.get(one.batch.at);
    if (there === undefined) batches.set(one.batch.at, [one]);
    else there.push(one);
  }
  return [...batches].map(([at, invitations]) => ({
    at,
    days: invitations[0]?.batch.days ?? 0,
    invitations,
    people: countOf(invitations),
  }));
}

function countOf(invitations: readonly SentInvitation[]): Batch['people'] {
  const people = invitations.flatMap((one) => askedIn(one).map((asked) => ({ asked, one })));
  const count = (is: (each: (typeof people)[number]) => boolean): number => people.filter(is).length;
  return {
    asked: people.length,
    reached: count(({ one, asked }) => one.handedOver || asked.opened),
    opened: count(({ asked }) => asked.opened),
    yes: count(({ asked }) => asked.stage === 'accepted' || asked.stage === 'joined'),
    no: count(({ asked }) => asked.stage === 'declined'),
    late: count(({ asked }) => asked.stage === 'expired'),
  };
}
