import { setupI18n } from '@lingui/core';
import { expect, test } from 'vitest';
import { ADA, anAgenda, aTime, BEN } from '../../model/agendaSamples.ts';
import type { AgendaState } from '../../model/meetingState.ts';
import type { AgendaView } from '../../session/types.ts';
import { agendaFiles } from './agendaFiles.ts';

const namesOf = (state: AgendaState): string[] => {
  const view: AgendaView = { ...state, weeks: [], me: ADA, people: [], here: [], ownPulses: new Map() };
  const i18n = setupI18n({ locale: 'en', messages: { en: {} } });
  return agendaFiles(view, 'Ben', 'With Ben', i18n, Date.parse('2026-12-01T12:00Z')).map(({ name }) => name);
};

test('[R13] a calendar is written once there is something for it: one without an event is no calendar', () => {
  const time = aTime('2026-12-03T17:00Z');
  const proposed = { does: 'propose', title: '', way: 'call', place: '', time } as const;
  const accepted = { does: 'answer', offer: 'word0', time, yes: true, over: [], instead: null } as const;
  expect(namesOf(anAgenda([ADA, proposed, 1]))).toEqual([]);
  expect(namesOf(anAgenda([ADA, proposed, 1], [BEN, accepted, 2]))).toEqual(['With Ben/agenda.ics']);
});
