/** What of a code of conduct was not kept, as who reports it and who reads it are told. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ReportReason } from '../../session/types.ts';

export const REASON_WORDS: Readonly<Record<ReportReason, MessageDescriptor>> = {
  danger: msg`Somebody is in danger`,
  harassment: msg`Harassment, threats, or words of a sexual kind`,
  disrespect: msg`Humiliating or discriminating words`,
  money: msg`Money, selling, or asking for personal data`,
  absence: msg`Does not come, again and again`,
  other: msg`Something else`,
};
