import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Pack } from '../../../model/pack.ts';
import { LIST_NAMES } from './partWords.tsx';

const PART_NAMES: Readonly<Partial<Record<keyof Pack, MessageDescriptor>>> = {
  ...LIST_NAMES,
  languages: msg`Languages`,
  name: msg`Name`,
  purpose: msg`What it is for`,
  audience: msg`For whom`,
  objectives: msg`What the organisation wants to reach`,
  mode: msg`Who can read`,
  formats: msg`How people are together`,
  months: msg`Months`,
  cadenceDays: msg`Days from one meeting to the next`,
  sessionMinutes: msg`Minutes of a meeting`,
  organisation: msg`Ask everybody which organisation they are of`,
  matching: msg`How pairs come about`,
  agreement: msg`Where an agreement begins`,
};

export const partName = (part: keyof Pack): MessageDescriptor => PART_NAMES[part] ?? msg`Something else`;
