/** Careers explored by doing: each is small enough for one lesson, and none needs money or a car. */
import type { Mission, PackBadge } from '../../model/pack.ts';

export const schoolMissions: readonly Mission[] = [
  {
    id: 'ten-questions',
    title: { fr: 'Dix questions', en: 'Ten questions' },
    text: {
      fr: 'Écris dix questions que personne ne pose jamais à un adulte sur son travail. Choisis les trois meilleures et pose-les à ton mentor.',
      en: 'Write ten questions that nobody ever asks an adult about their work. Pick the three best and put them to your mentor.',
    },
  },
  {
    id: 'hour-by-hour',
    title: { fr: 'Heure par heure', en: 'Hour by hour' },
    text: {
      fr: 'Fais raconter à ton mentor une journée entière. Dessine-la au tableau, avec une couleur pour ce qui te plairait et une autre pour le reste.',
      en: 'Have your mentor tell you about one whole day. Draw it on the board, with one colour for what you would enjoy and another for the rest.',
    },
  },
  {
    id: 'true-or-false',
    title: { fr: 'Vrai ou faux', en: 'True or false' },
    text: {
      fr: 'Note cinq idées toutes faites sur ce métier. Ton mentor dit vrai ou faux, et raconte pourquoi.',
      en: 'Write down five things people say about this job. Your mentor says true or false, and tells you why.',
    },
  },
  {
    id: 'already-good-at',
    title: { fr: 'Ce que je sais déjà faire', en: 'What I can already do' },
    text: {
      fr: 'Trouve trois choses que tu fais bien hors de l’école : garder ta sœur, réparer un vélo, apaiser une dispute. Avec ton mentor, cherchez dans quels métiers elles servent.',
      en: 'Find three things you do well outside school: minding your sister, mending a bike, calming a quarrel. With your mentor, look for jobs in which they are useful.',
    },
  },
  {
    id: 'neighbours',
    title: { fr: 'Les métiers d’à côté', en: 'The jobs next door' },
    text: {
      fr: 'Demande à ton mentor avec qui il ou elle travaille. Trouvez cinq métiers autour du sien dont tu n’avais jamais entendu parler.',
      en: 'Ask your mentor whom they work with. Find five jobs around theirs that you had never heard of.',
    },
  },
  {
    id: 'reporter',
    title: { fr: 'Mener une interview', en: 'Reporter for a day' },
    text: {
      fr: 'Interroge une personne de ton entourage sur son premier emploi. Raconte à ton mentor ce qui t’a surpris. À son tour de raconter le sien.',
      en: 'Interview somebody around you about their first job. Tell your mentor what surprised you. Then it is their turn to tell about theirs.',
    },
  },
  {
    id: 'three-paths',
    title: { fr: 'Trois chemins', en: 'Three paths' },
    text: {
      fr: 'Pour un métier qui t’attire, trouve trois façons d’y arriver, dont une qui ne passe pas par de longues études.',
      en: 'For one job that draws you, find three ways to get there, one of them without long studies.',
    },
  },
  {
    id: 'letter-to-self',
    title: { fr: 'Lettre à moi dans cinq ans', en: 'A letter to myself in five years' },
    text: {
      fr: 'Écris une page à la personne que tu seras dans cinq ans. Tu la partages ou tu la gardes pour toi, comme tu veux.',
      en: 'Write a page to the person you will be in five years. Share it or keep it to yourself, as you like.',
    },
  },
];

export const schoolBadges: readonly PackBadge[] = [
  { id: 'curious', name: { fr: 'Esprit curieux', en: 'Curious mind' }, missions: ['ten-questions', 'true-or-false'] },
  {
    id: 'explorer',
    name: { fr: 'Exploration de métiers', en: 'Career explorer' },
    missions: ['hour-by-hour', 'neighbours', 'three-paths'],
  },
  { id: 'own-strengths', name: { fr: 'Mes points forts', en: 'My strengths' }, missions: ['already-good-at'] },
  {
    id: 'storyteller',
    name: { fr: 'Raconter et écouter', en: 'Telling and listening' },
    missions: ['reporter', 'letter-to-self'],
  },
];
