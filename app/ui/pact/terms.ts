/** The parts of an agreement as the two are asked for them, and as they are read. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ClosingReason, Term } from '../../model/pact.ts';

export const TERM_WORDS: Readonly<Record<Term, { title: MessageDescriptor; hint: MessageDescriptor }>> = {
  aims: {
    title: msg`What we want to reach`,
    hint: msg`In a sentence or two: what will be different when we part?`,
  },
  rhythm: {
    title: msg`How often`,
    hint: msg`For example: an hour every other Thursday, a short message in between.`,
  },
  ways: {
    title: msg`By which ways`,
    hint: msg`For example: a call to talk, messages for what is small, never after eight in the evening.`,
  },
  between: {
    title: msg`What stays between us`,
    hint: msg`What may be told to others, and what may not. For example: everything stays here, unless somebody is in danger.`,
  },
  silence: {
    title: msg`If one of us goes silent`,
    hint: msg`How we find each other again. For example: one kind message after two weeks, a call after three.`,
  },
};

export const REASON_WORDS: Readonly<Record<ClosingReason, MessageDescriptor>> = {
  reached: msg`We reached what we wanted`,
  time: msg`The time we had set is over`,
  enough: msg`It has given what it could`,
  circumstances: msg`Life has changed: less time, another place, another job`,
  other: msg`Another reason`,
};
