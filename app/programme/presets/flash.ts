/** One to three conversations of half an hour with somebody of the trade, and then it is over, or goes on if both like. */
import type { Pack } from '../../model/pack.ts';
import { EMERGENCIES } from './contacts.ts';
import { flashSheets } from './flashSheets.ts';
import { flashTraining } from './flashTraining.ts';
import { FRENCH_ENGLISH } from './languages.ts';

export const flash: Pack = {
  version: 1,
  languages: FRENCH_ENGLISH,
  name: { fr: 'Rencontres éclair avec des pros', en: 'Flash interviews with professionals' },
  purpose: {
    fr: 'Une à trois conversations de trente minutes avec une personne qui exerce le métier qui t’intrigue. Tu prépares tes questions, elle raconte, et chacun repart de son côté, ou continue si vous en avez envie tous les deux.',
    en: 'One to three conversations of thirty minutes with somebody who does the job you wonder about. You prepare your questions, they tell, and then each goes their own way, or you carry on if both of you feel like it.',
  },
  audience: {
    fr: 'Pendant les études, juste après ou en reconversion, à partir de 18 ans ; en face, des gens du métier qui ont peu de temps et de quoi raconter.',
    en: 'Students, recent graduates and people changing course, aged 18 or over; facing them, professionals with little time and a lot to tell.',
  },
  objectives: ['guidance', 'recruit'],
  mode: 'private-pair',
  formats: ['flash'],
  months: 2,
  cadenceDays: 14,
  sessionMinutes: 30,
  topics: [
    { id: 'orientation', label: { fr: 'Découvrir un métier, m’orienter', en: 'Discovering a job, finding my way' } },
    { id: 'applications', label: { fr: 'CV, lettres et candidatures', en: 'CVs, letters and applications' } },
    { id: 'interviews', label: { fr: 'Préparer un entretien', en: 'Preparing an interview' } },
    { id: 'network', label: { fr: 'Me faire un réseau', en: 'Building a network' } },
    { id: 'confidence', label: { fr: 'Prendre confiance', en: 'Gaining confidence' } },
  ],
  questions: [
    {
      id: 'sector',
      ask: {
        fr: 'Quels secteurs t’intéressent, ou connais-tu de l’intérieur ?',
        en: 'Which sectors interest you, or do you know from inside?',
      },
      kind: 'many',
      options: [
        { id: 'industry', label: { fr: 'Industrie, énergie', en: 'Industry, energy' } },
        { id: 'construction', label: { fr: 'Bâtiment, logement', en: 'Construction, housing' } },
        { id: 'digital', label: { fr: 'Numérique', en: 'Digital' } },
        { id: 'health', label: { fr: 'Santé, social', en: 'Health, social care' } },
        { id: 'education', label: { fr: 'Éducation, formation', en: 'Education, training' } },
        { id: 'culture', label: { fr: 'Culture, médias', en: 'Culture, media' } },
        { id: 'finance', label: { fr: 'Banque, assurance', en: 'Banking, insurance' } },
        { id: 'retail', label: { fr: 'Commerce, hôtellerie, restauration', en: 'Retail, hotels, restaurants' } },
        { id: 'agriculture', label: { fr: 'Agriculture, environnement', en: 'Farming, environment' } },
        { id: 'public', label: { fr: 'Service public, associations', en: 'Public service, non-profits' } },
        { id: 'law', label: { fr: 'Droit, conseil', en: 'Law, consulting' } },
      ],
      weight: 9,
      affinity: false,
      required: true,
    },
    {
      id: 'stage',
      ask: {
        fr: 'Quelles situations vis-tu, ou as-tu traversées ?',
        en: 'Which situations are you in, or have you been through?',
      },
      kind: 'many',
      options: [
        { id: 'choosing', label: { fr: 'Choisir des études', en: 'Choosing what to study' } },
        {
          id: 'internship',
          label: { fr: 'Chercher un stage ou une alternance', en: 'Looking for an internship or apprenticeship' },
        },
        { id: 'first-job', label: { fr: 'Chercher un premier emploi', en: 'Looking for a first job' } },
        { id: 'change', label: { fr: 'Changer de métier', en: 'Changing career' } },
        {
          id: 'abroad',
          label: { fr: 'Faire reconnaître un diplôme d’ailleurs', en: 'Having a foreign degree recognised' },
        },
      ],
      weight: 6,
      affinity: false,
      required: false,
    },
    {
      id: 'one-question',
      ask: {
        fr: 'La question que tu aimerais vraiment poser, ou qu’on te pose',
        en: 'The question you would really like to ask, or be asked',
      },
      kind: 'text',
      options: [],
      weight: 0,
      affinity: false,
      required: false,
    },
  ],
  matching: { choosing: 'whole-pool', objective: 'total', skills: 7, topics: 8, languages: 3, time: 7, apart: [] },
  agreement: {
    aims: {
      fr: 'La question à laquelle j’aimerais avoir une réponse :',
      en: 'The question I would like to have answered:',
    },
    rhythm: {
      fr: 'Une conversation de trente minutes, trois au plus, en deux mois. On commence et on finit à l’heure.',
      en: 'One conversation of thirty minutes, three at most, within two months. We start and finish on time.',
    },
    ways: {
      fr: 'Un appel, avec ou sans caméra. Les questions sont envoyées deux jours avant.',
      en: 'A call, with or without camera. Questions are sent two days ahead.',
    },
    between: {
      fr: 'Ce qui est dit sur l’entreprise, le salaire ou les personnes reste entre nous. Pas d’enregistrement.',
      en: 'What is said about the company, pay or people stays between us. No recording.',
    },
    silence: {
      fr: 'En cas d’empêchement, un mot au moins trois heures avant. Sans nouvelles dix minutes après l’heure, on raccroche sans rancune et on propose une autre date, une fois.',
      en: 'If something comes up, a word at least three hours before. With no sign ten minutes after the hour, we hang up without hard feelings and offer another date, once.',
    },
  },
  training: flashTraining,
  missions: [
    {
      id: 'five-questions',
      title: { fr: 'Cinq questions prêtes', en: 'Five questions ready' },
      text: {
        fr: 'Remplis la feuille de questions et envoie-la deux jours avant l’appel. Mets en premier celle que tu poserais si vous n’aviez que cinq minutes.',
        en: 'Fill in the question sheet and send it two days before the call. Put first the one you would ask if you only had five minutes.',
      },
    },
    {
      id: 'thank-you',
      title: { fr: 'Un merci qui raconte', en: 'A thank-you that tells something' },
      text: {
        fr: 'Dans les deux jours, écris trois lignes : ce que tu as appris, ce que tu vas faire, merci.',
        en: 'Within two days, write three lines: what you learned, what you will do, thank you.',
      },
    },
    {
      id: 'next-name',
      title: { fr: 'Le nom suivant', en: 'The next name' },
      text: {
        fr: 'Avant de raccrocher, demande : « À qui d’autre devrais-je parler ? » Puis écris à cette personne.',
        en: 'Before you hang up, ask: “Whom else should I talk to?” Then write to that person.',
      },
    },
  ],
  badges: [
    { id: 'well-prepared', name: { fr: 'Belle préparation', en: 'Well prepared' }, missions: ['five-questions'] },
    {
      id: 'connected',
      name: { fr: 'De fil en aiguille', en: 'One thing leads to another' },
      missions: ['thank-you', 'next-name'],
    },
  ],
  sheets: flashSheets,
  prompts: [
    {
      id: 'discover',
      text: {
        fr: 'Première conversation : le métier. À quoi a ressemblé ta semaine ? Qu’est-ce que personne n’imagine ? Comment es-tu arrivé là ?',
        en: 'First conversation: the job. What was your week like? What does nobody imagine? How did you get there?',
      },
    },
    {
      id: 'compare',
      text: {
        fr: 'Deuxième conversation : mon parcours. Voici d’où je viens et ce que je vise. Que vois-tu qui manque, et qu’est-ce qui est déjà là sans que je le sache ?',
        en: 'Second conversation: my path. This is where I come from and what I am aiming for. What do you see that is missing, and what is already there without my knowing?',
      },
    },
    {
      id: 'act',
      text: {
        fr: 'Troisième conversation : passer à l’acte. Une candidature, un entretien à répéter ou une porte à pousser. Qu’aurai-je fait dans une semaine ?',
        en: 'Third conversation: acting on it. An application, an interview to rehearse or a door to push. What will I have done a week from now?',
      },
    },
  ],
  survey: [
    {
      id: 'clear',
      text: { fr: 'J’ai eu des réponses concrètes, ou j’en ai donné.', en: 'I got concrete answers, or gave some.' },
    },
    { id: 'ease', text: { fr: 'La conversation était facile.', en: 'The conversation was easy.' } },
    {
      id: 'time',
      text: {
        fr: 'La durée et l’heure prévues ont été tenues.',
        en: 'We kept to the hour and the length we had planned.',
      },
    },
    { id: 'prepared', text: { fr: 'Les questions étaient bien préparées.', en: 'The questions were well prepared.' } },
    { id: 'real', text: { fr: 'Le métier a été raconté tel qu’il est.', en: 'The job was told the way it is.' } },
    {
      id: 'next',
      text: {
        fr: 'Je sais quel sera le prochain pas, ou j’ai aidé à le trouver.',
        en: 'I know what the next step is, or helped to find it.',
      },
    },
    { id: 'worth', text: { fr: 'Cette demi-heure en valait la peine.', en: 'That half-hour was worth it.' } },
    {
      id: 'again',
      text: {
        fr: 'Je recommencerais, avec cette personne ou une autre.',
        en: 'I would do it again, with this person or another.',
      },
    },
  ],
  contacts: EMERGENCIES,
  from: null,
};
