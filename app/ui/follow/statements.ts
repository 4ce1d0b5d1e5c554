/** What each statement of an evaluation says, and each round is called. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Round, Statement } from '../../session/types.ts';

export const STATEMENT_WORDS: Record<Statement, MessageDescriptor> = {
  heard: msg`I feel listened to`,
  open: msg`I can say here what I think`,
  often: msg`We meet as often as I need`,
  ready: msg`We both come prepared`,
  aim: msg`I know what we are working towards`,
  learn: msg`I am learning something`,
  both: msg`We both give, and both receive`,
  again: msg`I would like to go on like this`,
};

export const ROUND_WORDS: Record<Round, MessageDescriptor> = {
  mid: msg`Half-way: how do you find it?`,
  end: msg`At the end: how did you find it?`,
};

export const MARKS = ['1', '2', '3', '4', '5'] as const;
export type MarkText = (typeof MARKS)[number];
