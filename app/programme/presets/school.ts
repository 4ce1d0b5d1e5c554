/** For pupils, most of them minors: somebody of the school is in every space, and everyone knows it. */
import type { Pack } from '../../model/pack.ts';
import { EMERGENCIES, FOR_MINORS } from './contacts.ts';
import { FRENCH_ENGLISH } from './languages.ts';
import { schoolBadges, schoolMissions } from './schoolMissions.ts';
import { schoolTraining } from './schoolTraining.ts';

export const school: Pack = {
  version: 1,
  languages: FRENCH_ENGLISH,
  name: { fr: 'Découvrir les métiers à l’école', en: 'Exploring careers at school' },
  purpose: {
    fr: 'Des élèves posent leurs questions à des adultes qui travaillent : une demi-heure toutes les deux semaines, pendant six mois. On explore des métiers par petites missions, sous un pseudonyme. Une personne de l’établissement est présente dans chaque espace, à la vue de tous.',
    en: 'Pupils put their questions to adults who work: half an hour every two weeks, for six months. They explore careers through small missions, under a pseudonym. Somebody from the school is present in every space, in plain sight.',
  },
  audience: {
    fr: 'Élèves de 13 à 18 ans, mentors adultes de tous métiers, et au moins une personne de l’établissement pour veiller sur les espaces.',
    en: 'Pupils aged 13 to 18, adult mentors from every walk of life, and at least one person from the school to look after the spaces.',
  },
  objectives: ['guidance', 'support'],
  mode: 'visible-third',
  formats: ['pair'],
  months: 6,
  cadenceDays: 14,
  sessionMinutes: 30,
  topics: [
    { id: 'daily-work', label: { fr: 'À quoi ressemble une journée de travail', en: 'What a working day is like' } },
    { id: 'paths', label: { fr: 'Les études et les autres chemins', en: 'Studies and other ways' } },
    { id: 'strengths', label: { fr: 'Ce que je sais déjà faire', en: 'What I am already good at' } },
    { id: 'work-placement', label: { fr: 'Trouver un stage', en: 'Finding a work placement' } },
    { id: 'motivation', label: { fr: 'Garder l’envie d’apprendre', en: 'Staying keen to learn' } },
    { id: 'choosing', label: { fr: 'Choisir sans se mettre la pression', en: 'Choosing without the pressure' } },
    { id: 'confidence', label: { fr: 'Oser parler', en: 'Daring to speak' } },
  ],
  questions: [
    {
      id: 'worlds',
      ask: {
        fr: 'Quels mondes t’attirent, ou dans lesquels travailles-tu ?',
        en: 'Which worlds draw you, or do you work in?',
      },
      kind: 'many',
      options: [
        { id: 'care', label: { fr: 'Soigner, aider', en: 'Caring, helping' } },
        { id: 'build', label: { fr: 'Construire, réparer', en: 'Building, mending' } },
        { id: 'nature', label: { fr: 'Nature, animaux', en: 'Nature, animals' } },
        { id: 'digital', label: { fr: 'Numérique, jeux', en: 'Computers, games' } },
        { id: 'science', label: { fr: 'Sciences', en: 'Science' } },
        { id: 'arts', label: { fr: 'Arts, image, musique', en: 'Arts, pictures, music' } },
        { id: 'trade', label: { fr: 'Vendre, accueillir, cuisiner', en: 'Selling, hosting, cooking' } },
        { id: 'law', label: { fr: 'Droit, sécurité, État', en: 'Law, safety, public service' } },
        { id: 'sport', label: { fr: 'Sport', en: 'Sport and fitness' } },
        { id: 'teach', label: { fr: 'Enseigner, animer', en: 'Teaching, youth work' } },
        { id: 'no-idea', label: { fr: 'Aucune idée encore', en: 'No idea yet' } },
      ],
      weight: 8,
      affinity: false,
      required: true,
    },
    {
      id: 'talk-way',
      ask: { fr: 'Comment te sens-tu le plus à l’aise ?', en: 'What feels most comfortable to you?' },
      kind: 'many',
      options: [
        { id: 'writing', label: { fr: 'Écrire', en: 'Writing' } },
        { id: 'voice', label: { fr: 'Parler, sans image', en: 'Talking, without a picture' } },
        { id: 'video', label: { fr: 'En vidéo', en: 'By video' } },
        { id: 'drawing', label: { fr: 'Dessiner au tableau', en: 'Drawing on the board' } },
      ],
      weight: 3,
      affinity: false,
      required: false,
    },
  ],
  matching: {
    choosing: 'recommend-three',
    objective: 'floor',
    skills: 5,
    topics: 8,
    languages: 5,
    time: 6,
    // A pupil's mentor is nobody of their own school: there, they are known already.
    apart: ['organisation'],
  },
  agreement: {
    aims: {
      fr: 'Ce que j’aimerais découvrir d’ici la fin de l’année :\nUn métier dont je ne sais rien et qui m’intrigue :',
      en: 'What I would like to find out before the end of the year:\nA job I know nothing about that makes me curious:',
    },
    rhythm: {
      fr: 'Une demi-heure toutes les deux semaines, pendant le temps prévu par l’établissement. Pause pendant les vacances.',
      en: 'Half an hour every two weeks, in the time set aside by the school. A break during the holidays.',
    },
    ways: {
      fr: 'Uniquement dans cet espace : messages, notes, tableau, appels. Pas d’autre application, pas de numéro, pas de photo de visage. La caméra n’est jamais obligatoire.',
      en: 'Only in this space: messages, notes, board, calls. No other app, no phone number, no photo of a face. The camera is never required.',
    },
    between: {
      fr: 'Ce que nous écrivons est lu par nous deux et par la personne de l’établissement nommée à l’écran, et par personne d’autre. Si quelqu’un est en danger, elle demande de l’aide.',
      en: 'What we write is read by the two of us and by the person from the school who is named on the screen, and by nobody else. If somebody is in danger, they ask for help.',
    },
    silence: {
      fr: 'Un rendez-vous manqué : un mot. Deux : la personne de l’établissement demande des nouvelles. On peut arrêter ou changer de mentor sans se justifier.',
      en: 'One appointment missed: a note. Two: the person from the school asks how things are. You may stop or change mentor without giving a reason.',
    },
  },
  training: schoolTraining,
  missions: schoolMissions,
  badges: schoolBadges,
  sheets: [
    {
      id: 'your-pseudonym',
      kind: 'tip',
      title: { fr: 'Bien choisir ton pseudonyme', en: 'Choosing your pseudonym' },
      text: {
        fr: `C’est le nom que ton mentor verra. Choisis-le court, facile à dire, et que tu n’utilises nulle part ailleurs.

- Une couleur, un fruit, une étoile, un héros de roman : tout va.
- Pas ton prénom suivi de ton année de naissance, ni le nom de ta rue ou de ton club.
- Pas de moquerie, ni de toi ni des autres.

La personne de l’établissement sait qui se cache derrière. Ton mentor n’a pas besoin de le savoir.`,
        en: `It is the name that your mentor will see. Choose something short, easy to say, that you use nowhere else.

- A colour, a fruit, a star, a hero from a book: anything goes.
- Not your first name with your year of birth, nor the name of your street or club.
- No mockery, neither of yourself nor of others.

The person from the school knows who is behind it. Your mentor does not need to.`,
      },
    },
    {
      id: 'breaking-the-ice',
      kind: 'tip',
      title: { fr: 'Briser la glace', en: 'Breaking the ice' },
      text: {
        fr: `Les dix premières minutes sont les plus longues. Essayez ceci :

- **Deux vérités, un mensonge.** Chacun écrit trois phrases sur soi, l’autre devine laquelle est fausse.
- **Dessine ta journée.** Au tableau, deux minutes chacun, sans lever le crayon.
- **Le plus petit boulot.** Le mentor raconte le premier travail qui lui a rapporté un peu d’argent.

Si le silence s’installe, ce n’est pas grave. Lisez ensemble la liste des missions et choisissez-en une.`,
        en: `The first ten minutes are the longest. Try one of these:

- **Two truths and a lie.** Each writes three sentences about themself, and the other guesses which is false.
- **Draw your day.** On the board, two minutes each, without lifting the pen.
- **The smallest job.** The mentor tells about the first work they were ever paid for.

If it goes quiet, never mind. Read the list of missions together and pick one.`,
      },
    },
    {
      id: 'for-school-staff',
      kind: 'tip',
      title: { fr: 'Pour la personne de l’établissement', en: 'For the person from the school' },
      text: {
        fr: `Ta présence rassure, à condition de rester légère.

- Présente-toi dans chaque espace dès le premier jour : qui tu es, quand tu lis, comment te joindre.
- Lis une fois par semaine. Un petit mot de temps en temps suffit.
- Ne corrige ni l’orthographe ni les rêves.
- Après deux rendez-vous manqués, demande des nouvelles à l’élève d’abord, puis au mentor.
- Un signalement se traite le jour même, selon la procédure de ton établissement. Note ce que tu as fait et quand.
- Une demande de changement de mentor ne se discute pas : elle se règle.

Si tu dois t’absenter, fais désigner une autre personne avant de partir. Les élèves doivent savoir qui veille.`,
        en: `Your presence reassures, as long as it stays light.

- Introduce yourself in each space on the first day: who you are, when you read, how to reach you.
- Read once a week. A short word now and then is enough.
- Correct neither spelling nor dreams.
- After two missed appointments, ask the pupil first, then the mentor.
- A report is dealt with the same day, by your school’s own procedure. Note what you did and when.
- A wish to change mentor is not debated: it is arranged.

If you have to be away, have somebody else named before you go. Pupils must know who looks after them.`,
      },
    },
    {
      id: 'job-sheet',
      kind: 'template',
      title: { fr: 'Ma fiche d’un métier', en: 'My page about a job' },
      text: {
        fr: `## Le métier

## Ce qu’on y fait vraiment, le matin et l’après-midi

## Ce qui me plairait

## Ce qui me plairait moins

## Comment on y arrive

- [ ] Un chemin par les études
- [ ] Un chemin par la pratique

## Ma note de curiosité, de 1 à 5`,
        en: `## The job

## What people really do, in the morning and in the afternoon

## What I would like

## What I would like less

## How to get there

- [ ] A way through studies
- [ ] A way through practice

## How curious I am, from 1 to 5`,
      },
    },
    {
      id: 'my-questions',
      kind: 'template',
      title: { fr: 'Mes questions pour la prochaine fois', en: 'My questions for next time' },
      text: {
        fr: `- [ ] Une question sur le travail
- [ ] Une question sur les études
- [ ] Une question qu’on ne pose jamais

## Ce que j’ai appris aujourd’hui`,
        en: `- [ ] A question about work
- [ ] A question about studies
- [ ] A question that nobody ever asks

## What I learned today`,
      },
    },
  ],
  prompts: [
    {
      id: 'hello',
      text: {
        fr: 'Si ton pseudonyme était un animal, une couleur et un plat, que serait-il ? Et toi, mentor ?',
        en: 'If your pseudonym were an animal, a colour and a dish, what would it be? And you, mentor?',
      },
    },
    {
      id: 'at-fifteen',
      text: {
        fr: 'Mentor, que voulais-tu faire à quinze ans ? Élève, que voulais-tu faire à six ans ?',
        en: 'Mentor, what did you want to be at fifteen? Pupil, what did you want to be at six?',
      },
    },
    {
      id: 'best-moment',
      text: {
        fr: 'Quel a été le meilleur moment de ta semaine, au travail ou à l’école ? Et le plus long ?',
        en: 'What was the best moment of your week, at work or at school? And the longest?',
      },
    },
    {
      id: 'tools',
      text: {
        fr: 'Montre trois outils de ton travail ou de ta trousse. À quoi servent-ils vraiment ?',
        en: 'Show three tools of your work or of your school bag. What are they really for?',
      },
    },
    {
      id: 'mistake',
      text: {
        fr: 'Raconte une erreur qui t’a appris quelque chose.',
        en: 'Tell about a mistake that taught you something.',
      },
    },
    {
      id: 'half-way',
      text: {
        fr: 'Mi-parcours. Répondez chacun de votre côté aux huit phrases. Quelle mission voulez-vous faire maintenant ?',
        en: 'Half-way. Answer the eight statements, each on your own. Which mission would you like to do now?',
      },
    },
    {
      id: 'team',
      text: {
        fr: 'Préfères-tu travailler seul, à deux ou à dix ? Pourquoi ? À quoi cela ressemble-t-il dans le métier du mentor ?',
        en: 'Do you prefer to work alone, in a pair or in a group of ten? Why? What is it like in the mentor’s job?',
      },
    },
    {
      id: 'money-time',
      text: {
        fr: 'Gagner plus, ou avoir plus de temps ? Chacun répond, puis explique.',
        en: 'More money or more time? Each answers, then explains.',
      },
    },
    {
      id: 'useful',
      text: {
        fr: 'À qui sert le travail de ton mentor ? Qui le remarquerait s’il s’arrêtait une semaine ?',
        en: 'Whom does your mentor’s work serve? Who would notice if it stopped for a week?',
      },
    },
    {
      id: 'help',
      text: {
        fr: 'À qui demandes-tu de l’aide quand tu bloques ? Comment fais-tu pour oser ?',
        en: 'Whom do you ask for help when you are stuck? How do you find the courage?',
      },
    },
    {
      id: 'next-year',
      text: {
        fr: 'Quelle est la prochaine décision à prendre pour toi, et pour quand ? Que te faudrait-il savoir avant ?',
        en: 'What is the next decision you have to take, and by when? What would you need to know first?',
      },
    },
    {
      id: 'goodbye',
      text: {
        fr: 'Dernier échange. Dis à l’autre une chose que tu as apprise de lui ou d’elle, et une chose que tu lui souhaites.',
        en: 'Last exchange. Tell the other one thing that you learned from them, and one thing that you wish them.',
      },
    },
  ],
  survey: [
    { id: 'safe', text: { fr: 'Je me sens en sécurité dans cet espace.', en: 'I feel safe in this space.' } },
    { id: 'ask', text: { fr: 'Je peux poser toutes mes questions.', en: 'I can ask anything I want to ask.' } },
    {
      id: 'interested',
      text: { fr: 'L’autre s’intéresse à ce que je raconte.', en: 'The other is interested in what I tell.' },
    },
    { id: 'keeps-word', text: { fr: 'L’autre vient quand c’est prévu.', en: 'The other is there when we said so.' } },
    { id: 'fun', text: { fr: 'Les missions sont intéressantes.', en: 'The missions are interesting.' } },
    {
      id: 'discover',
      text: {
        fr: 'J’ai découvert des métiers ou des gens que je ne connaissais pas.',
        en: 'I discovered jobs or people that I did not know.',
      },
    },
    {
      id: 'future',
      text: {
        fr: 'J’ai plus d’idées pour la suite qu’au début.',
        en: 'I have more ideas about what comes next than I had before.',
      },
    },
    { id: 'go-on', text: { fr: 'J’ai envie de continuer.', en: 'I want to go on.' } },
  ],
  contacts: [...FOR_MINORS, ...EMERGENCIES],
  from: null,
};
