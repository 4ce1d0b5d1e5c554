/** For people who lost their job: half a year, an hour every two weeks, and one small step in between. */
import type { Pack } from '../../model/pack.ts';
import { EMERGENCIES } from './contacts.ts';
import { jobSeekersSheets } from './jobSeekersSheets.ts';
import { jobSeekersTraining } from './jobSeekersTraining.ts';
import { FRENCH_ENGLISH } from './languages.ts';

export const jobSeekers: Pack = {
  version: 1,
  languages: FRENCH_ENGLISH,
  name: { fr: 'Retrouver un emploi à deux', en: 'Back to work, together' },
  purpose: {
    fr: 'Chercher un emploi use, surtout en solitaire. Pendant six mois, une personne qui connaît le terrain retrouve, toutes les deux semaines, une personne qui cherche. CV, entretiens, réseau, moral : un petit pas à chaque fois, choisi par la personne qui cherche.',
    en: 'Looking for work wears you out, above all alone. For six months, every two weeks, somebody who knows the ground meets somebody who is looking. CV, interviews, network, morale: one small step each time, chosen by the person who is looking.',
  },
  audience: {
    fr: 'Personnes sans emploi, ou qui vont le perdre, de tout âge et de tout métier ; mentors en activité ou à la retraite.',
    en: 'People out of work or about to be, of any age and trade; mentors in work or retired.',
  },
  objectives: ['employment', 'support'],
  mode: 'private-pair',
  formats: ['pair', 'peer', 'circle'],
  months: 6,
  cadenceDays: 14,
  sessionMinutes: 60,
  topics: [
    { id: 'target', label: { fr: 'Savoir ce que je cherche', en: 'Knowing what I am looking for' } },
    { id: 'cv', label: { fr: 'CV et lettres', en: 'CV and letters' } },
    { id: 'interview', label: { fr: 'Les entretiens', en: 'Interviews' } },
    { id: 'network', label: { fr: 'Le réseau', en: 'My network' } },
    { id: 'morale', label: { fr: 'Le moral et le rythme', en: 'Morale and rhythm' } },
    { id: 'digital', label: { fr: 'Chercher et postuler en ligne', en: 'Searching and applying online' } },
    { id: 'retraining', label: { fr: 'Me former, changer de métier', en: 'Training, changing trade' } },
    { id: 'starting', label: { fr: 'Les premières semaines au travail', en: 'The first weeks in a new job' } },
  ],
  questions: [
    {
      id: 'sector',
      ask: {
        fr: 'Dans quels secteurs cherches-tu, ou connais-tu du monde ?',
        en: 'In which sectors are you looking, or do you know people?',
      },
      kind: 'many',
      options: [
        { id: 'industry', label: { fr: 'Industrie', en: 'Manufacturing' } },
        { id: 'construction', label: { fr: 'Bâtiment', en: 'Construction' } },
        { id: 'transport', label: { fr: 'Transport, logistique', en: 'Transport, logistics' } },
        { id: 'retail', label: { fr: 'Commerce', en: 'Retail' } },
        { id: 'hospitality', label: { fr: 'Hôtellerie, restauration', en: 'Hotels, restaurants' } },
        { id: 'office', label: { fr: 'Administration, comptabilité', en: 'Office work, accounting' } },
        { id: 'digital', label: { fr: 'Numérique', en: 'Digital' } },
        { id: 'care', label: { fr: 'Santé, aide à la personne', en: 'Health, home care' } },
        { id: 'education', label: { fr: 'Éducation, animation', en: 'Education, youth work' } },
        { id: 'culture', label: { fr: 'Culture, communication', en: 'Culture, communications' } },
        { id: 'farming', label: { fr: 'Agriculture, espaces verts', en: 'Farming, gardens' } },
        { id: 'public', label: { fr: 'Service public, associations', en: 'Public service, non-profits' } },
      ],
      weight: 7,
      affinity: false,
      required: true,
    },
    {
      id: 'area',
      ask: {
        fr: 'Où cherches-tu, ou connais-tu du monde ? Une ville ou une région',
        en: 'Where are you looking, or do you know people? A town or a region',
      },
      kind: 'text',
      options: [],
      weight: 0,
      affinity: false,
      required: false,
    },
    {
      id: 'been-there',
      ask: {
        fr: 'Si tu le souhaites : qu’aimerais-tu que l’autre ait connu aussi ?',
        en: 'Only if you like: what would you want the other to have been through as well?',
      },
      kind: 'many',
      options: [
        { id: 'out-of-work', label: { fr: 'Une longue recherche d’emploi', en: 'A long search for work' } },
        { id: 'over-fifty', label: { fr: 'Chercher après cinquante ans', en: 'Looking after fifty' } },
        {
          id: 'parent',
          label: { fr: 'Reprendre après du temps donné à ses proches', en: 'Coming back after caring for family' },
        },
        { id: 'health', label: { fr: 'Une maladie ou un handicap', en: 'An illness or a disability' } },
        { id: 'newcomer', label: { fr: 'Arriver d’un autre pays', en: 'Coming from another country' } },
        { id: 'young', label: { fr: 'Débuter sans diplôme', en: 'Starting without qualifications' } },
      ],
      weight: 4,
      affinity: true,
      required: false,
    },
  ],
  // Nobody is left with a poor match for the sake of the average: they have been turned down often enough.
  matching: { choosing: 'whole-pool', objective: 'floor', skills: 7, topics: 7, languages: 4, time: 6, apart: [] },
  agreement: {
    aims: {
      fr: 'Ce que je cherche, en une phrase que d’autres peuvent répéter :\nCe qui irait déjà mieux dans trois mois :',
      en: 'What I am looking for, in a sentence that others can repeat:\nWhat would already be better in three months:',
    },
    rhythm: {
      fr: 'Une heure toutes les deux semaines, même les semaines où rien n’avance. La veille d’un entretien, un appel de plus si besoin.',
      en: 'One hour every two weeks, even when nothing moves. The day before an interview, an extra call if needed.',
    },
    ways: {
      fr: 'En vrai, par téléphone ou en vidéo, selon ce qui coûte le moins. Entre-temps, les documents et les mots passent par notre espace ; réponse sous deux jours ouvrés.',
      en: 'In person, by phone or by video, whichever costs least. In between, documents and messages go through our space; an answer within two working days.',
    },
    between: {
      fr: 'Les raisons du départ, l’argent, la santé, la famille : rien ne sort d’ici. Un contact n’est appelé qu’avec l’accord de tous. Ni prêt d’argent, ni promesse d’embauche.',
      en: 'Reasons for leaving, money, health, family: nothing leaves this place. A contact is called only with everyone’s consent. No loans and no promises of a job.',
    },
    silence: {
      fr: 'Un rendez-vous manqué : un mot dans la journée, sans reproche. Deux : un appel. Trois : la coordination prend des nouvelles. Chacun peut arrêter ou changer, à tout moment.',
      en: 'One missed meeting: a word the same day, without blame. Two: a call. Three: the coordinator asks how things are. Either may stop or change at any time.',
    },
  },
  training: jobSeekersTraining,
  missions: [
    {
      id: 'five-results',
      title: { fr: 'Mes cinq résultats', en: 'My five results' },
      text: {
        fr: 'Retrouve cinq choses que tu as fait avancer dans ta vie de travail. Pour chacune : avant, ce que tu as fait, après. Ton mentor pose des questions jusqu’à ce qu’il y ait un chiffre ou une image.',
        en: 'Find five things that you moved forward in your working life. For each: before, what you did, after. Your mentor keeps asking until there is a figure or a picture.',
      },
    },
    {
      id: 'thirty-second-cv',
      title: { fr: 'Le test des trente secondes', en: 'The thirty-second test' },
      text: {
        fr: 'Fais lire ton CV trente secondes à ton mentor, puis à deux autres personnes. Note ce qu’elles ont retenu, et change le haut de la page.',
        en: 'Have your mentor read your CV for thirty seconds, then two other people. Note what they remembered, and change the top of the page.',
      },
    },
    {
      id: 'three-coffees',
      title: { fr: 'Trois conversations', en: 'Three conversations' },
      text: {
        fr: 'Demande vingt minutes à trois personnes de ta liste : un renseignement, pas un emploi. Reviens avec trois noms de plus.',
        en: 'Ask three people from your list for twenty minutes: for information, not for a job. Come back with three more names.',
      },
    },
    {
      id: 'mock-interview',
      title: { fr: 'L’entretien pour de faux', en: 'The make-believe interview' },
      text: {
        fr: 'Répétez un entretien entier, trois tours, sur une vraie annonce. Si tu peux, fais jouer le deuxième tour par quelqu’un que tu connais moins.',
        en: 'Rehearse a whole interview, three rounds, for a real advert. If you can, let somebody you know less play the second round.',
      },
    },
    {
      id: 'useful-day',
      title: { fr: 'Une journée utile', en: 'A useful day' },
      text: {
        fr: 'Donne un coup de main quelque part, une demi-journée : une association, un voisin, une école. Raconte ce que cela t’a fait.',
        en: 'Lend a hand somewhere for half a day: a charity, a neighbour, a school. Tell how it felt.',
      },
    },
  ],
  badges: [
    {
      id: 'clear-story',
      name: { fr: 'Une histoire claire', en: 'A clear story' },
      missions: ['five-results', 'thirty-second-cv'],
    },
    { id: 'open-doors', name: { fr: 'Des portes qui s’ouvrent', en: 'Doors that open' }, missions: ['three-coffees'] },
    { id: 'steady', name: { fr: 'Tête haute', en: 'Head high' }, missions: ['mock-interview', 'useful-day'] },
  ],
  sheets: jobSeekersSheets,
  prompts: [
    {
      id: 'meeting-01',
      text: {
        fr: 'Faire connaissance. Raconte un jour de travail que tu as aimé, du matin au soir. Qu’est-ce qui le rendait bon ?',
        en: 'Getting to know each other. Tell about a working day you loved, from morning to evening. What made it good?',
      },
    },
    {
      id: 'meeting-02',
      text: {
        fr: 'Ce que je cherche. Qu’est-ce qui est indispensable, qu’est-ce qui peut attendre, qu’est-ce que je ne veux plus ?',
        en: 'What I am looking for. What is essential, what can wait, and what do I no longer want?',
      },
    },
    {
      id: 'meeting-03',
      text: {
        fr: 'Mes résultats. Cinq choses qui ont avancé grâce à moi. Lesquelles parleraient à un employeur ?',
        en: 'My results. Five things that moved because of me. Which ones would speak to an employer?',
      },
    },
    {
      id: 'meeting-04',
      text: {
        fr: 'Le CV, trente secondes chrono. Qu’en reste-t-il, et qu’aurais-tu voulu qu’il reste ?',
        en: 'The CV, thirty seconds on the clock. What stays, and what should have stayed?',
      },
    },
    {
      id: 'meeting-05',
      text: {
        fr: 'Mon réseau. Vingt noms, puis trois. Que leur demander qui soit facile à donner ?',
        en: 'My network. Twenty names, then three. What can you ask them for that is easy to give?',
      },
    },
    {
      id: 'meeting-06',
      text: {
        fr: 'Mi-parcours. Répondez d’abord chacun de votre côté aux huit phrases. Qu’est-ce qui aide, qu’est-ce qu’on change ?',
        en: 'Half-way. First answer the eight statements, each on your own. What helps, and what do we change?',
      },
    },
    {
      id: 'meeting-07',
      text: {
        fr: 'L’entretien. La question que tu redoutes le plus : réponds-y trois fois, de plus en plus court.',
        en: 'The interview. The question you dread most: answer it three times, shorter each time.',
      },
    },
    {
      id: 'meeting-08',
      text: {
        fr: 'Le moral. Qu’est-ce qui t’a fait du bien ces deux semaines ? Qu’est-ce qui t’en a pris ? Que garder dans l’emploi du temps ?',
        en: 'Morale. What did you good in these two weeks? What cost you? What should stay in the timetable?',
      },
    },
    {
      id: 'meeting-09',
      text: {
        fr: 'Un autre chemin. Une formation, un métier voisin, une autre ville : lequel mérite un essai d’une journée ?',
        en: 'Another way. A course, a neighbouring trade, another town: which deserves a one-day trial?',
      },
    },
    {
      id: 'meeting-10',
      text: {
        fr: 'En ligne. Cherche ton nom comme le ferait un recruteur. Que veux-tu qu’on y trouve ?',
        en: 'Online. Search for your name as a recruiter would. What do you want people to find?',
      },
    },
    {
      id: 'meeting-11',
      text: {
        fr: 'Négocier, commencer. Le salaire, les horaires, la première semaine : que demander, à qui, et comment le dire ?',
        en: 'Negotiating, starting. Pay, hours, the first week: what to ask for, whom to ask, and how to say it?',
      },
    },
    {
      id: 'meeting-12',
      text: {
        fr: 'Pour finir. Relisez le début de vos notes. Qu’est-ce qui a changé, avec ou sans contrat ? Qui pourrait prendre le relais ?',
        en: 'To end with. Read the beginning of your notes again. What has changed, contract or not? Who could take over from here?',
      },
    },
  ],
  survey: [
    { id: 'respect', text: { fr: 'L’autre me traite avec respect.', en: 'The other treats me with respect.' } },
    {
      id: 'honest',
      text: { fr: 'Je peux dire quand cela ne va pas.', en: 'I can say when things are not going well.' },
    },
    { id: 'rhythm', text: { fr: 'Le rythme me convient.', en: 'The rhythm suits me.' } },
    {
      id: 'concrete',
      text: {
        fr: 'Je repars de nos rencontres avec un pas précis à faire.',
        en: 'I leave our meetings with a precise step to take.',
      },
    },
    {
      id: 'skills',
      text: { fr: 'CV, entretiens, réseau : nous avançons.', en: 'CV, interviews, network: we are getting on.' },
    },
    {
      id: 'less-alone',
      text: { fr: 'Ces rencontres rompent la solitude.', en: 'These meetings make things less lonely.' },
    },
    {
      id: 'confidence',
      text: {
        fr: 'J’ai plus confiance dans la suite qu’au début.',
        en: 'I am more confident about what comes next than at the start.',
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
