/** The programmes that come with the app, by their names. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { PresetId } from '../../session/types.ts';

export const PRESET_IDS = [
  'octave',
  'mentornet',
  'school',
  'flash',
  'job-seekers',
] as const satisfies readonly PresetId[];

export const PRESET_NAMES: Readonly<Record<PresetId, MessageDescriptor>> = {
  octave: msg`Between companies, over eight months`,
  mentornet: msg`A prompt a week, over four months`,
  school: msg`With a school, somebody accompanying`,
  flash: msg`One to three conversations`,
  'job-seekers': msg`Towards a new job`,
};

export const PRESET_DETAILS: Readonly<Record<PresetId, MessageDescriptor>> = {
  octave: msg`A meeting a month, topics to tick, a look back at half-way. Each may also teach the other.`,
  mentornet: msg`Fifteen minutes a week in writing. The mentee chooses among three mentors.`,
  school: msg`For minors: a named adult reads along. Missions and badges to discover careers.`,
  flash: msg`A young person asks, a professional answers, one to three times.`,
  'job-seekers': msg`CV, interviews, network, and keeping heart. Every two weeks, over six months.`,
};
