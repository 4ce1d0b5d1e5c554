/** Students of science and engineering: four months by writing, a prompt a week, three mentors recommended to each. */
import type { Pack } from '../../model/pack.ts';
import { EMERGENCIES } from './contacts.ts';
import { FRENCH_ENGLISH } from './languages.ts';
import { mentornetPrompts } from './mentornetPrompts.ts';
import { mentornetTraining } from './mentornetTraining.ts';

export const mentornet: Pack = {
  version: 1,
  languages: FRENCH_ENGLISH,
  name: { fr: 'Mentorat étudiant, seize semaines', en: 'Student mentoring, sixteen weeks' },
  purpose: {
    fr: 'Quatre mois d’échanges, un quart d’heure par semaine, entre une personne qui étudie les sciences ou l’ingénierie et une autre qui en a fait son métier. Chaque semaine, une question lance la conversation. De quoi tenir le cap dans les études, et voir à quoi ressemble l’après.',
    en: 'Four months of conversation, a quarter of an hour a week, between somebody who studies science or engineering and somebody who works in it. A question each week gets you started. It helps to stay on course, and to see what comes after.',
  },
  audience: {
    fr: 'Étudiantes et étudiants majeurs en sciences, techniques et ingénierie, en particulier quand on se sent parfois à part dans l’amphi.',
    en: 'Adult students in science, technology and engineering, above all those who sometimes feel like the only one of their kind in the lecture hall.',
  },
  objectives: ['recruit', 'guidance', 'support'],
  mode: 'private-pair',
  formats: ['pair'],
  months: 4,
  cadenceDays: 7,
  sessionMinutes: 20,
  topics: [
    { id: 'staying', label: { fr: 'Tenir bon dans les études', en: 'Staying the course' } },
    { id: 'methods', label: { fr: 'Méthodes de travail et examens', en: 'Study methods and exams' } },
    { id: 'internship', label: { fr: 'Trouver un stage', en: 'Finding an internship' } },
    { id: 'research', label: { fr: 'La recherche et la thèse', en: 'Research and doctorates' } },
    { id: 'first-job', label: { fr: 'Le premier emploi', en: 'A first job' } },
    { id: 'belonging', label: { fr: 'Trouver sa place', en: 'Finding one’s place' } },
    { id: 'balance', label: { fr: 'Équilibre de vie', en: 'Balance between work and life' } },
    { id: 'speaking', label: { fr: 'Prendre la parole', en: 'Speaking up' } },
  ],
  questions: [
    {
      id: 'discipline',
      ask: {
        fr: 'Dans quelles disciplines étudies-tu ou travailles-tu ?',
        en: 'Which disciplines do you study or work in?',
      },
      kind: 'many',
      options: [
        { id: 'computing', label: { fr: 'Informatique', en: 'Computing' } },
        { id: 'maths', label: { fr: 'Mathématiques, statistiques', en: 'Mathematics, statistics' } },
        { id: 'physics', label: { fr: 'Physique', en: 'Physics' } },
        { id: 'chemistry', label: { fr: 'Chimie, matériaux', en: 'Chemistry, materials' } },
        { id: 'life', label: { fr: 'Biologie, santé', en: 'Biology, health' } },
        { id: 'earth', label: { fr: 'Terre, climat, agronomie', en: 'Earth, climate, agriculture' } },
        { id: 'civil', label: { fr: 'Génie civil, architecture', en: 'Civil engineering, architecture' } },
        { id: 'mechanical', label: { fr: 'Mécanique, énergie', en: 'Mechanical engineering, energy' } },
        { id: 'electrical', label: { fr: 'Électronique, télécoms', en: 'Electronics, telecoms' } },
      ],
      weight: 8,
      affinity: false,
      required: true,
    },
    {
      id: 'where-next',
      ask: { fr: 'Quel monde t’attire, ou connais-tu bien ?', en: 'Which world draws you, or do you know well?' },
      kind: 'many',
      options: [
        { id: 'company', label: { fr: 'Une grande entreprise', en: 'A large company' } },
        { id: 'small', label: { fr: 'Une petite structure', en: 'A small one' } },
        { id: 'university', label: { fr: 'L’université, la recherche', en: 'University, research' } },
        { id: 'public', label: { fr: 'Le service public', en: 'Public service' } },
        { id: 'own', label: { fr: 'Créer mon activité', en: 'Something of my own' } },
      ],
      weight: 5,
      affinity: false,
      required: false,
    },
    {
      id: 'in-common',
      ask: {
        fr: 'Si tu le souhaites : qu’aimerais-tu avoir en commun avec l’autre personne ?',
        en: 'Only if you like: what would you want to have in common with the other person?',
      },
      kind: 'many',
      options: [
        { id: 'woman', label: { fr: 'Être une femme dans les sciences', en: 'Being a woman in science' } },
        { id: 'minority', label: { fr: 'Appartenir à une minorité visible', en: 'Belonging to a visible minority' } },
        {
          id: 'first-generation',
          label: { fr: 'Première génération aux études supérieures', en: 'First in the family to go to university' },
        },
        {
          id: 'newcomer',
          label: { fr: 'Étudier ou travailler loin de son pays', en: 'Studying or working far from home' },
        },
        { id: 'disability', label: { fr: 'Vivre avec un handicap', en: 'Living with a disability' } },
        {
          id: 'parent',
          label: { fr: 'Avoir des enfants ou des proches à charge', en: 'Caring for children or relatives' },
        },
      ],
      weight: 4,
      affinity: true,
      required: false,
    },
  ],
  matching: {
    choosing: 'recommend-three',
    objective: 'stable',
    skills: 7,
    topics: 7,
    languages: 3,
    time: 2,
    apart: [],
  },
  agreement: {
    aims: {
      fr: 'Ce que j’aimerais comprendre ou oser d’ici seize semaines :\nUn premier petit pas :',
      en: 'What I would like to understand or dare within sixteen weeks:\nA small first step:',
    },
    rhythm: {
      fr: 'Un message par semaine de chaque côté, quinze à vingt minutes. Pendant les examens ou les congés, on le dit et on fait une pause.',
      en: 'One message a week from each side, fifteen to twenty minutes. During exams or holidays we say so and take a break.',
    },
    ways: {
      fr: 'Par écrit dans notre espace. Un appel quand l’un des deux le propose et que l’autre en a envie ; la caméra n’est jamais obligatoire.',
      en: 'In writing, in our space. A call when one suggests it and the other feels like it; the camera is never required.',
    },
    between: {
      fr: 'Ce que nous nous écrivons reste ici : ni l’université, ni l’employeur, ni les amis. Si l’un de nous est en danger, l’autre aide à trouver de l’aide.',
      en: 'What we write stays here: not the university, not the employer, not friends. If one of us is in danger, the other helps to find help.',
    },
    silence: {
      fr: 'Une semaine sautée : rien de grave. Deux : un petit mot. Trois : nous prévenons la coordination, pour que personne n’attende dans le vide.',
      en: 'One week missed is nothing. Two: a short note. Three: we tell the coordinator, so that nobody waits for nothing.',
    },
  },
  training: mentornetTraining,
  missions: [
    {
      id: 'five-lines',
      title: { fr: 'Cinq lignes à quelqu’un', en: 'Five lines to somebody' },
      text: {
        fr: 'Écris à une personne que tu ne connais pas et dont le métier t’intrigue. Cinq lignes, une question. Fais-le relire par ton mentor avant l’envoi, puis raconte la réponse, ou le silence.',
        en: 'Write to somebody you do not know whose work intrigues you. Five lines, one question. Have your mentor read it first, then tell of the answer, or of the silence.',
      },
    },
    {
      id: 'explain-it',
      title: { fr: 'Explique-le à ta grand-mère', en: 'Explain it to your grandmother' },
      text: {
        fr: 'Décris ton projet ou ton cours préféré en une minute, sans un mot technique. Envoie-le en message vocal. Ton mentor fait pareil avec son travail.',
        en: 'Describe your project or favourite course in one minute without a technical word. Send it as a voice note. Your mentor does the same with their work.',
      },
    },
    {
      id: 'one-door',
      title: { fr: 'Pousser une porte', en: 'Push a door open' },
      text: {
        fr: 'Va voir une fois un lieu que tu ne connais pas : un laboratoire, une entreprise, une soutenance, une association. Rapporte trois observations.',
        en: 'Visit a place where you have never been: a lab, a company, a thesis defence, a society. Bring back three observations.',
      },
    },
  ],
  badges: [
    { id: 'first-word', name: { fr: 'Premier mot', en: 'First word' }, missions: ['five-lines'] },
    { id: 'plain-speaker', name: { fr: 'Clair comme de l’eau', en: 'Clear as water' }, missions: ['explain-it'] },
    { id: 'explorer', name: { fr: 'Éclaireuse, éclaireur', en: 'Scout' }, missions: ['one-door'] },
  ],
  sheets: [
    {
      id: 'good-weekly-message',
      kind: 'tip',
      title: { fr: 'Un message de la semaine qui appelle une réponse', en: 'A weekly message that invites an answer' },
      text: {
        fr: `Trois petits morceaux suffisent :

1. **Ce qui s’est passé.** Une chose, même minuscule.
2. **Ce que cela m’a fait.** Un mot : joie, doute, agacement, fierté.
3. **Ce que je me demande.** Une seule question, pour l’autre.

Exemple : « J’ai rendu mon rapport de TP, avec un jour de retard. Un peu honte, surtout soulagement. Comment fais-tu, toi, quand tu vois que tu ne tiendras pas un délai ? »

Si tu n’as rien à raconter, écris cela. « Semaine vide » est un message.`,
        en: `Three small pieces will do:

1. **What happened.** One thing, however tiny.
2. **How it felt.** One word: pleased, lost, annoyed, proud.
3. **What I wonder.** Just one question, for the other.

For example: “I handed in my lab report a day late. A bit ashamed, mostly relieved. What do you do when you see that you won’t make a deadline?”

If there is nothing to tell, write that. “Empty week” is a message.`,
      },
    },
    {
      id: 'ranking',
      kind: 'tip',
      title: { fr: 'Classer les trois mentors proposés', en: 'Ranking the three mentors' },
      text: {
        fr: `Les trois personnes ont été choisies parce qu’elles ont quelque chose de vrai en commun avec toi. Les raisons sont écrites sous chaque nom.

- Ne cherche pas le plus beau titre. Demande-toi à qui tu oserais poser une question un peu bête.
- Quelqu’un qui a trois ans d’avance sur toi se souvient souvent mieux que quelqu’un qui en a trente.
- Un autre domaine peut être une chance : on explique mieux à qui ne sait pas.

Tu peux aussi n’en classer qu’une ou deux.`,
        en: `These three were picked because they truly have something in common with you. The reasons stand below each name.

- Do not look for the grandest title. Ask yourself whom you would dare to ask a slightly silly question.
- Somebody three years ahead often remembers better than somebody thirty years ahead.
- Another field may be a blessing: people explain better to those who do not know.

You may also rank only one or two.`,
      },
    },
    {
      id: 'low-week',
      kind: 'tip',
      title: { fr: 'Les semaines où tout pèse', en: 'The weeks when everything is heavy' },
      text: {
        fr: `Elles viennent, surtout vers le milieu du semestre. Quelques gestes simples :

- Dormir d’abord. Décider ensuite.
- Faire la plus petite chose utile : une page, un exercice, un courriel.
- Le dire à une personne en vrai, pas seulement par écran.
- Chercher l’aide qui existe déjà : tutorat, service de santé, service social de l’établissement.

Mentor, tu n’as pas à porter cela à toi seul. Écoute, prends-le au sérieux, et aide à trouver la porte. Les numéros d’aide sont dans votre espace. Si quelqu’un parle de mourir, on appelle tout de suite.`,
        en: `They come, above all in the middle of a term. A few simple moves:

- Sleep first. Decide afterwards.
- Do the smallest useful thing: a page, an exercise, an e-mail.
- Tell one person face to face, not only through a screen.
- Look for the help that is already there: tutors, the health service, student welfare.

Mentor, you need not carry this alone. Listen, take it seriously, and help find the door. The helplines are in your space. If somebody speaks of dying, call at once.`,
      },
    },
    {
      id: 'four-months',
      kind: 'template',
      title: { fr: 'Mes seize semaines', en: 'My sixteen weeks' },
      text: {
        fr: `## Où j’en suis

## Là où j’aimerais être dans quatre mois

## Mes deux objectifs

- [ ]
- [ ]

## Ce qui pourrait me freiner

## Qui pourrait m’aider, en plus de mon mentor`,
        en: `## Where I stand

## Where I would like to be in four months

## My two goals

- [ ]
- [ ]

## What might slow me down

## Who could help, besides my mentor`,
      },
    },
    {
      id: 'two-paths',
      kind: 'template',
      title: { fr: 'Deux chemins côte à côte', en: 'Two paths side by side' },
      text: {
        fr: `| | Chemin A | Chemin B |
| --- | --- | --- |
| Ce qui m’attire | | |
| Ce qui m’inquiète | | |
| Une personne à qui parler | | |
| Un essai d’une journée | | |

## Ce que mon instinct en dit`,
        en: `| | Path A | Path B |
| --- | --- | --- |
| What draws me | | |
| What worries me | | |
| Somebody to talk to | | |
| A one-day trial | | |

## What my gut says`,
      },
    },
  ],
  prompts: mentornetPrompts,
  survey: [
    {
      id: 'steady',
      text: {
        fr: 'J’ai des nouvelles de l’autre presque chaque semaine.',
        en: 'I hear from the other nearly every week.',
      },
    },
    {
      id: 'trust',
      text: { fr: 'Je peux parler de ce qui ne va pas.', en: 'I can talk about what is not going well.' },
    },
    { id: 'understood', text: { fr: 'L’autre comprend ma situation.', en: 'The other understands my situation.' } },
    { id: 'questions', text: { fr: 'Les questions de la semaine nous aident.', en: 'The weekly questions help us.' } },
    {
      id: 'clearer',
      text: { fr: 'J’y vois plus clair sur la suite de mon parcours.', en: 'I see more clearly where I am heading.' },
    },
    {
      id: 'belong',
      text: { fr: 'Je me sens davantage à ma place dans mon domaine.', en: 'I feel more at home in my field.' },
    },
    {
      id: 'worth',
      text: {
        fr: 'Ces vingt minutes par semaine en valent la peine.',
        en: 'These twenty minutes a week are worth it.',
      },
    },
    {
      id: 'again',
      text: {
        fr: 'Je recommanderais ce programme à quelqu’un comme moi.',
        en: 'I would recommend this programme to somebody like me.',
      },
    },
  ],
  contacts: EMERGENCIES,
  from: null,
};
