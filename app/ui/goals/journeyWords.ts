/** What milestones, missions and verdicts are called. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Milestone, Mission, Verdict } from '../../session/types.ts';

export const milestoneWords: Record<Milestone, MessageDescriptor> = {
  met: msg({ context: 'milestone', message: 'We have met' }),
  agreed: msg`We agreed how often to speak`,
  goals: msg`A first goal is set`,
  midway: msg`We looked back at half-way`,
  closing: msg`We looked back at the end`,
};

export const missionWords: Record<Mission, { readonly title: MessageDescriptor; readonly how: MessageDescriptor }> = {
  stories: {
    title: msg`Two ways`,
    how: msg`Each tells the other how they came to where they are, with one wrong turn in it.`,
  },
  workplace: { title: msg`A day at work`, how: msg`Visit a workplace together, or walk through a day of it by phone.` },
  portrait: {
    title: msg`A portrait of a trade`,
    how: msg`Ask somebody who does it five questions, and write down the answers.`,
  },
  rehearsal: { title: msg`The rehearsal`, how: msg`Play an interview or a talk, twice, and change the roles once.` },
  network: { title: msg`One more person`, how: msg`The mentor introduces one person who can help further.` },
  letter: { title: msg`A letter to myself`, how: msg`Write down where you want to be in a year, and read it aloud.` },
};

export const verdictWords: Record<Verdict, MessageDescriptor> = {
  keep: msg`Still right`,
  adjust: msg`To be adjusted`,
  drop: msg`Set aside`,
};
