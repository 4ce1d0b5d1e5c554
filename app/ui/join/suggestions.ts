import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** Skills people often offer or seek, to start from; any other can be typed. */
export const SKILLS: readonly MessageDescriptor[] = [
  msg`writing a CV`,
  msg`job interviews`,
  msg`public speaking`,
  msg`choosing a course of study`,
  msg`data analysis`,
  msg`programming`,
  msg`project management`,
  msg`writing well`,
  msg`languages`,
  msg`law and procedures`,
  msg`starting a business`,
  msg`building a network`,
  msg`managing time`,
  msg`design`,
  msg`health professions`,
  msg`teaching`,
];
