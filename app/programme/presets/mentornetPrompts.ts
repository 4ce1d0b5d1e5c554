/** Sixteen weeks, a quarter of an hour each: three to get to know each other, ten on studies and work, three to part well. */
import type { Prompt } from '../../model/pack.ts';

export const mentornetPrompts: readonly Prompt[] = [
  {
    id: 'week-01',
    text: {
      fr: 'Semaine 1. Présentez-vous en dix lignes : d’où tu viens, ce que tu étudies ou fabriques, et une chose que tu fais quand tu ne travailles pas.',
      en: 'Week 1. Introduce yourselves in ten lines: where you come from, what you study or build, and one thing you do when you are not working.',
    },
  },
  {
    id: 'week-02',
    text: {
      fr: 'Semaine 2. À quoi ressemble une semaine ordinaire pour toi ? Qu’est-ce qui te donne de l’élan, qu’est-ce qui t’en prend ?',
      en: 'Week 2. What does an ordinary week look like for you? What gives you energy, and what takes it away?',
    },
  },
  {
    id: 'week-03',
    text: {
      fr: 'Semaine 3. Posez un ou deux objectifs pour ces quatre mois. Comment saurez-vous, dans treize semaines, que vous avez avancé ?',
      en: 'Week 3. Set one or two goals for these four months. How will you know, thirteen weeks from now, that you got somewhere?',
    },
  },
  {
    id: 'week-04',
    text: {
      fr: 'Semaine 4. Racontez le moment où vous avez choisi votre domaine. Était-ce vraiment un choix ? Referiez-vous le même ?',
      en: 'Week 4. Tell how you came to your field. Was it really a choice? Would you choose it again?',
    },
  },
  {
    id: 'week-05',
    text: {
      fr: 'Semaine 5. Parle d’un cours, d’un examen ou d’un projet qui te résiste. Comment s’y prendrait ton mentor pour en tirer une heure de travail utile ?',
      en: 'Week 5. Describe a course, an exam or a project that will not budge. How would your mentor go about making one useful hour of it?',
    },
  },
  {
    id: 'week-06',
    text: {
      fr: 'Semaine 6. Racontez chacun un échec, petit ou grand. Qu’est-ce que cela a changé ensuite ?',
      en: 'Week 6. Each tell of a failure, small or large. What was different afterwards?',
    },
  },
  {
    id: 'week-07',
    text: {
      fr: 'Semaine 7. T’arrive-t-il de penser que tu n’es pas à ta place, ou que les autres s’en sortent mieux ? Que dis-tu alors à cette petite voix ?',
      en: 'Week 7. Do you ever feel that you do not belong, or that everyone else is doing better? What do you tell that small voice?',
    },
  },
  {
    id: 'week-08',
    text: {
      fr: 'Semaine 8, mi-parcours. Répondez chacun de votre côté aux huit phrases, puis parlez-en : que garder, que changer ?',
      en: 'Week 8, half-way. Answer the eight statements, each on your own. Then talk: what to keep, what to change?',
    },
  },
  {
    id: 'week-09',
    text: {
      fr: 'Semaine 9. Fais raconter à ton mentor sa journée d’hier, heure par heure. Qu’est-ce qui t’étonne ?',
      en: 'Week 9. Have your mentor tell you about yesterday, hour by hour. What surprises you?',
    },
  },
  {
    id: 'week-10',
    text: {
      fr: 'Semaine 10. Thèse, entreprise, laboratoire, enseignement, création : comparez deux chemins qui t’attirent. Que faudrait-il pour essayer chacun, en petit ?',
      en: 'Week 10. A doctorate, a company, a lab, teaching, something of your own: compare two paths that tempt you. How could you try each of them on a small scale?',
    },
  },
  {
    id: 'week-11',
    text: {
      fr: 'Semaine 11. Montre ton CV ou ta page. Ton mentor lit trente secondes, puis dit de mémoire ce qui lui en reste. Est-ce ce que tu voulais ?',
      en: 'Week 11. Show your CV or your page. Your mentor reads for thirty seconds, then says from memory what stayed. Is it what you meant?',
    },
  },
  {
    id: 'week-12',
    text: {
      fr: 'Semaine 12. À qui pourrais-tu écrire pour en savoir plus sur un métier ? Rédigez ensemble un message de cinq lignes, et envoie-le.',
      en: 'Week 12. To whom could you write to learn more about a job? Draft a message of five lines together, and send it.',
    },
  },
  {
    id: 'week-13',
    text: {
      fr: 'Semaine 13. Comment prendre la parole quand on est la seule personne comme soi dans la salle ? Échangez ce qui a marché, et ce qui a coûté.',
      en: 'Week 13. How does one speak up when nobody else in the room is like oneself? Share what worked, and what it cost.',
    },
  },
  {
    id: 'week-14',
    text: {
      fr: 'Semaine 14. Travail, famille, santé, argent, amis : qu’est-ce que vous avez dû protéger, et comment vous y prenez-vous ?',
      en: 'Week 14. Work, family, health, money, friends: what have you had to protect, and how do you do it?',
    },
  },
  {
    id: 'week-15',
    text: {
      fr: 'Semaine 15. Reprends tes objectifs de la semaine 3. Atteint, changé, abandonné ? Quel serait le prochain petit pas, sans ton mentor ?',
      en: 'Week 15. Go back to the goals of week 3. Reached, changed, dropped? What would be the next small step, without your mentor?',
    },
  },
  {
    id: 'week-16',
    text: {
      fr: 'Semaine 16. Dites-vous ce que vous emportez. Voulez-vous garder le contact, et comment ? Une fin claire est une belle fin.',
      en: 'Week 16. Tell each other what you take with you. Would you like to stay in touch, and how? A clear ending is a good one.',
    },
  },
];
