/** Between companies and between generations: eight months, a meeting a month, and roles that may be swapped. */
import type { Pack } from '../../model/pack.ts';
import { EMERGENCIES } from './contacts.ts';
import { FRENCH_ENGLISH } from './languages.ts';
import { octaveSheets } from './octaveSheets.ts';
import { octaveTraining } from './octaveTraining.ts';

export const octave: Pack = {
  version: 1,
  languages: FRENCH_ENGLISH,
  name: { fr: 'Mentorat entre entreprises', en: 'Mentoring between companies' },
  purpose: {
    fr: 'Pendant huit mois, deux personnes de maisons et souvent de générations différentes se retrouvent une fois par mois. L’une prend ses marques, change de rôle ou prépare la suite ; l’autre a déjà traversé cela et partage ce qu’elle en sait. Et quand l’envie est là, les rôles s’échangent.',
    en: 'For eight months, two people from different companies, and often from different generations, meet once a month. One is settling in, taking on a new role or getting ready for what comes next; the other has been there and shares what they know. And when both feel like it, they swap roles.',
  },
  audience: {
    fr: 'Les personnes arrivées depuis moins de deux ans, celles qui encadrent une équipe, et toutes celles qui aiment transmettre, dans chacune des entreprises participantes.',
    en: 'People who joined less than two years ago, people who lead a team, and anyone who enjoys passing things on, in each company that takes part.',
  },
  objectives: ['integrate', 'leadership'],
  mode: 'private-pair',
  formats: ['pair', 'reverse'],
  months: 8,
  cadenceDays: 30,
  sessionMinutes: 60,
  topics: [
    {
      id: 'key-people',
      label: { fr: 'Intégration, qui sont les personnes clés', en: 'Settling in, who the key people are' },
    },
    {
      id: 'strategy',
      label: { fr: 'Intégration, comprendre la stratégie', en: 'Settling in, understanding the strategy' },
    },
    {
      id: 'unwritten-rules',
      label: { fr: 'Les codes qui ne sont écrits nulle part', en: 'The rules that nobody wrote down' },
    },
    {
      id: 'international',
      label: { fr: 'Travailler avec une entreprise internationale', en: 'Working with an international company' },
    },
    {
      id: 'hard-talks',
      label: {
        fr: 'Anticiper et mener une conversation difficile',
        en: 'Anticipating and handling difficult conversations',
      },
    },
    {
      id: 'first-team',
      label: { fr: 'Encadrer une équipe pour la première fois', en: 'Leading a team for the first time' },
    },
    { id: 'next-step', label: { fr: 'Préparer la suite de ma carrière', en: 'Preparing my next career step' } },
    { id: 'social-networks', label: { fr: 'Les réseaux sociaux', en: 'Social networks' } },
    { id: 'useful-apps', label: { fr: 'Les applications utiles au quotidien', en: 'Useful everyday apps' } },
  ],
  questions: [
    {
      id: 'field',
      ask: {
        fr: 'Dans quel métier travailles-tu, ou voudrais-tu travailler ?',
        en: 'Which kind of work do you do, or would you like to do?',
      },
      kind: 'many',
      options: [
        { id: 'production', label: { fr: 'Production, logistique', en: 'Production, logistics' } },
        { id: 'sales', label: { fr: 'Vente, relation clients', en: 'Sales, customers' } },
        { id: 'finance', label: { fr: 'Finances, achats, droit', en: 'Finance, purchasing, legal' } },
        { id: 'people', label: { fr: 'Ressources humaines, RSE', en: 'Human resources, social responsibility' } },
        { id: 'digital', label: { fr: 'Numérique, données', en: 'Digital, data' } },
        { id: 'research', label: { fr: 'Recherche, ingénierie', en: 'Research, engineering' } },
        { id: 'communication', label: { fr: 'Communication, marketing', en: 'Communications, marketing' } },
        { id: 'management', label: { fr: 'Direction', en: 'General management' } },
      ],
      weight: 4,
      affinity: false,
      required: false,
    },
    {
      id: 'meeting-way',
      ask: { fr: 'Comment préfères-tu échanger ?', en: 'How do you like to talk?' },
      kind: 'many',
      options: [
        { id: 'in-person', label: { fr: 'En vrai, quand c’est possible', en: 'In person, when we can' } },
        { id: 'video', label: { fr: 'En vidéo', en: 'By video' } },
        { id: 'voice', label: { fr: 'Au téléphone', en: 'By phone' } },
        { id: 'writing', label: { fr: 'Par écrit', en: 'In writing' } },
      ],
      weight: 3,
      affinity: false,
      required: false,
    },
    {
      id: 'could-teach',
      ask: {
        fr: 'Qu’aimerais-tu montrer à quelqu’un d’une autre génération ?',
        en: 'What would you enjoy showing somebody of another generation?',
      },
      kind: 'text',
      options: [],
      weight: 0,
      affinity: false,
      required: false,
    },
  ],
  // Somebody of another company hears what one does not say at home.
  matching: {
    choosing: 'whole-pool',
    objective: 'total',
    skills: 8,
    topics: 7,
    languages: 3,
    time: 5,
    apart: ['organisation', 'manager'],
  },
  agreement: {
    aims: {
      fr: 'D’ici huit mois, j’aimerais que ceci ait changé :\nNous saurons que nous y sommes quand :',
      en: 'Within eight months, I would like this to have changed:\nWe will know that we are there when:',
    },
    rhythm: {
      fr: 'Une heure par mois, à une date fixée à la fin de la rencontre précédente. Si l’un de nous doit reporter, il propose aussitôt deux autres dates.',
      en: 'One hour a month, on a date set at the end of the meeting before. Whoever has to postpone offers two other dates at once.',
    },
    ways: {
      fr: 'Un appel ou un café pour la rencontre du mois, quelques mots dans l’espace entre-temps. Réponse sous trois jours ouvrés, sans attente le soir ni le week-end.',
      en: 'A call or a coffee for the monthly meeting, a few words in our space in between. An answer within three working days, and none expected in the evening or at the weekend.',
    },
    between: {
      fr: 'Tout ce que nous nous disons, y compris sur nos entreprises et nos collègues. Aucun secret d’affaires. Si quelqu’un est en danger, nous cherchons de l’aide.',
      en: 'All that we tell each other, our companies and colleagues included. No trade secrets. If somebody is in danger, we look for help.',
    },
    silence: {
      fr: 'Après deux semaines sans nouvelles, un mot par un autre moyen. Après un mois, nous en parlons à la coordination, sans reproche. Chacun peut arrêter ou demander un autre binôme, à tout moment.',
      en: 'After two weeks without news, a word by another way. After a month, we tell the coordinator, without blame. Either of us may stop or ask for another pair at any time.',
    },
  },
  training: octaveTraining,
  missions: [
    {
      id: 'three-people',
      title: { fr: 'Trois personnes clés', en: 'Three key people' },
      text: {
        fr: 'Dresse ta carte des personnes clés, choisis-en trois et passe vingt minutes avec chacune. Raconte à ton mentor ce qui t’a surpris.',
        en: 'Draw your map of key people, pick three and spend twenty minutes with each. Tell your mentor what surprised you.',
      },
    },
    {
      id: 'one-minute-strategy',
      title: { fr: 'La stratégie en une minute', en: 'The strategy in one minute' },
      text: {
        fr: 'Explique à ton mentor, en une minute et sans jargon, où va ton entreprise et à quoi sert ton travail là-dedans. Recommencez jusqu’à ce que ce soit clair pour quelqu’un de l’extérieur.',
        en: 'Explain to your mentor in one minute, without jargon, where your company is going and how your work fits in. Try again until it is clear to an outsider.',
      },
    },
    {
      id: 'rehearsal',
      title: { fr: 'La répétition', en: 'The rehearsal' },
      text: {
        fr: 'Choisis une conversation que tu repousses. Préparez-la sur une page, jouez-la à deux, puis va la mener. Note après coup ce qui a marché.',
        en: 'Choose a conversation you keep putting off. Plan it on a page, act it out together, then go and have it. Note afterwards what worked.',
      },
    },
    {
      id: 'reverse-hour',
      title: { fr: 'L’heure inversée', en: 'The hour in reverse' },
      text: {
        fr: 'Le temps d’une rencontre, échangez les rôles : un réseau social, une application, une façon de faire. Qui apprend repart avec un petit essai à faire.',
        en: 'Swap roles for one meeting: a social network, an app, a way of doing things. Whoever learns leaves with one small thing to try.',
      },
    },
    {
      id: 'in-person',
      title: { fr: 'En vrai', en: 'In person' },
      text: {
        fr: 'Retrouvez-vous une fois hors écran : un café, un déjeuner, une visite de vos bureaux. Si la distance l’empêche, faites-vous visiter un lieu par la caméra.',
        en: 'Meet once away from the screen: a coffee, a lunch, a tour of your offices. If you are too far apart, show each other a place through the camera.',
      },
    },
  ],
  badges: [
    {
      id: 'settled',
      name: { fr: 'Bien dans la maison', en: 'At home in the company' },
      missions: ['three-people', 'one-minute-strategy'],
    },
    { id: 'brave', name: { fr: 'Parole courageuse', en: 'Brave words' }, missions: ['rehearsal'] },
    { id: 'both-ways', name: { fr: 'Dans les deux sens', en: 'Both ways' }, missions: ['reverse-hour', 'in-person'] },
  ],
  sheets: octaveSheets,
  prompts: [
    {
      id: 'month-1',
      text: {
        fr: 'Premier mois. Quel virage de ton parcours ne figure sur aucun CV ? Qu’est-ce que tu aimerais qu’on dise de ces huit mois, à la fin ?',
        en: 'First month. Which turn of your path is on no CV? What would you like to be able to say of these eight months when they end?',
      },
    },
    {
      id: 'month-2',
      text: {
        fr: 'Deuxième mois. Qui compte vraiment autour de toi, au-delà de l’organigramme ? À qui n’as-tu encore jamais parlé ?',
        en: 'Second month. Who really matters around you, beyond the chart? Whom have you never spoken to yet?',
      },
    },
    {
      id: 'month-3',
      text: {
        fr: 'Troisième mois. Racontez chacun une décision de votre entreprise que vous ne comprenez pas. À quoi pourrait-elle servir ?',
        en: 'Third month. Each tell of a decision in your company that you do not understand. What might it be for?',
      },
    },
    {
      id: 'month-4',
      text: {
        fr: 'Quatrième mois, mi-parcours. Répondez d’abord chacun de votre côté aux huit phrases. Puis parlez-en : qu’est-ce qu’on garde, qu’est-ce qu’on change, qu’est-ce qu’on arrête ?',
        en: 'Fourth month, half-way. First each answer the eight statements alone. Then talk: what do we keep, what do we change, what do we stop?',
      },
    },
    {
      id: 'month-5',
      text: {
        fr: 'Cinquième mois. Quelle conversation repousses-tu depuis un moment ? Jouez-la ensemble, deux fois.',
        en: 'Fifth month. Which conversation have you been putting off? Act it out together, twice.',
      },
    },
    {
      id: 'month-6',
      text: {
        fr: 'Sixième mois. Et si vous échangiez les rôles aujourd’hui ? Que voudrait apprendre le mentor ?',
        en: 'Sixth month. What if you swapped roles today? What would the mentor like to learn?',
      },
    },
    {
      id: 'month-7',
      text: {
        fr: 'Septième mois. Où aimerais-tu être dans deux ans ? Quelle personne, quelle compétence, quel essai te manque-t-il pour t’en approcher ?',
        en: 'Seventh month. Where would you like to be in two years? Which person, which skill, which first try is missing to get closer?',
      },
    },
    {
      id: 'month-8',
      text: {
        fr: 'Huitième mois. Relisez votre accord du début. Qu’est-ce qui a bougé, chez l’un comme chez l’autre ? De quoi voulez-vous vous remercier ?',
        en: 'Eighth month. Read your first agreement again. What has moved, for each of you? What do you want to thank each other for?',
      },
    },
  ],
  survey: [
    {
      id: 'at-ease',
      text: { fr: 'Je peux dire ce que je pense pendant nos rencontres.', en: 'I can say what I think when we meet.' },
    },
    { id: 'heard', text: { fr: 'L’autre m’écoute vraiment.', en: 'The other really listens to me.' } },
    { id: 'rhythm', text: { fr: 'Nous nous voyons assez souvent.', en: 'We meet often enough.' } },
    {
      id: 'answers',
      text: {
        fr: 'Entre deux rencontres, j’ai une réponse quand j’écris.',
        en: 'Between meetings, I get an answer when I write.',
      },
    },
    {
      id: 'goals',
      text: { fr: 'Je sais ce que nous cherchons à atteindre.', en: 'I know what we are trying to reach.' },
    },
    {
      id: 'useful',
      text: { fr: 'Ce dont nous parlons me sert dans mon travail.', en: 'What we talk about helps me in my work.' },
    },
    {
      id: 'learning',
      text: {
        fr: 'J’apprends quelque chose, quel que soit mon rôle.',
        en: 'I am learning something, whichever side I am on.',
      },
    },
    {
      id: 'go-on',
      text: { fr: 'J’ai envie de continuer avec cette personne.', en: 'I would like to go on with this person.' },
    },
  ],
  contacts: EMERGENCIES,
  from: null,
};
