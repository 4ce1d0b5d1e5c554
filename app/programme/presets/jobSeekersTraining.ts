/** Out of work: what helps, what hurts though it is meant well, and how one keeps going for half a year. */
import type { Module } from '../../model/pack.ts';

export const jobSeekersTraining: readonly Module[] = [
  {
    id: 'six-months',
    audience: 'all',
    title: { fr: 'Six mois, deux personnes, un emploi à retrouver', en: 'Six months, two people, a job to find' },
    minutes: 4,
    text: {
      fr: `Perdre son emploi, ce n’est pas seulement perdre un salaire. C’est un rythme, des collègues, une réponse à « Tu fais quoi dans la vie ? ». Ce programme s’occupe de tout cela à la fois.

- **Une heure toutes les deux semaines**, pendant six mois. Cela fait une douzaine de rendez-vous.
- **Quatre chantiers** : le CV, les entretiens, le réseau, le moral. On avance sur celui qui compte cette semaine.
- **Un petit pas entre deux rendez-vous**, choisi par la personne qui cherche.
- **À trois mois, le point.** Chacun répond seul à huit phrases, puis on ajuste.

Si un emploi arrive avant la fin, on fête cela et on continue un peu : les premières semaines dans un nouveau poste comptent aussi. Si rien n’arrive en six mois, le programme n’a pas échoué, et la personne non plus.

Votre espace n’est lisible que par vous deux. Aucun organisme, aucun employeur, aucune agence pour l’emploi ne voit ce que vous y écrivez.`,
      en: `Losing a job is not only losing a wage. It is a rhythm, colleagues, an answer to “What do you do?”. This programme looks after all of that together.

- **One hour every two weeks**, for six months. That makes about twelve meetings.
- **Four building sites**: the CV, interviews, the network, morale. You work on the one that matters this week.
- **One small step between meetings**, chosen by the person who is looking.
- **After three months, a pause.** Each answers eight statements alone, then you adjust.

If a job comes sooner, celebrate and go on for a while: the first weeks in a new place count too. If nothing has come after six months, the programme has not failed, and neither has the person.

Your space can be read by the two of you only. No agency, no employer and no job centre sees what you write there.`,
    },
    checks: [
      {
        ask: {
          fr: 'Qui choisit le petit pas d’ici la prochaine fois ?',
          en: 'Who chooses the small step before next time?',
        },
        options: [
          { fr: 'Le mentor, qui a plus de recul', en: 'The mentor, who has more distance' },
          { fr: 'La personne qui cherche', en: 'The person who is looking' },
          { fr: 'Le programme', en: 'The programme' },
        ],
        right: 1,
        because: {
          fr: 'On tient mieux ce qu’on a choisi soi-même. Et reprendre la main, c’est déjà la moitié du moral.',
          en: 'We keep to what we chose ourselves. And having a hand on things again is half of one’s morale.',
        },
      },
      {
        ask: { fr: 'Un poste est trouvé au quatrième mois.', en: 'A job is found in the fourth month.' },
        options: [
          { fr: 'Le programme s’arrête le jour même', en: 'The programme stops that day' },
          { fr: 'On ne change rien', en: 'Nothing changes' },
          {
            fr: 'On fête, puis on se voit encore pendant les débuts',
            en: 'You celebrate, and keep meeting through the first weeks',
          },
        ],
        right: 2,
        because: {
          fr: 'Les premières semaines décident souvent de la suite. C’est un bon moment pour avoir à qui parler.',
          en: 'The first weeks often decide what follows. It is a good time not to be alone.',
        },
      },
    ],
  },
  {
    id: 'mentor-of-seekers',
    audience: 'mentor',
    title: { fr: 'Accompagner sans mettre la pression', en: 'Helping without adding pressure' },
    minutes: 6,
    text: {
      fr: `La personne que tu accompagnes reçoit déjà beaucoup de conseils. Ce qui manque le plus, c’est quelqu’un qui reste.

**Ce qui aide**

- Commencer par « Comment vas-tu ? », et attendre la vraie réponse.
- Compter ce qui dépend d’elle : candidatures, appels, répétitions. Pas les réponses reçues.
- Nommer ses forces avec un exemple : « Tu as tenu ce chantier avec deux absents. »
- Ouvrir ton carnet d’adresses, une personne à la fois, avec son accord.
- Répéter l’entretien, à voix haute, plusieurs fois.

**Ce qui blesse, même dit gentiment**

- « Du travail, il y en a pour qui veut. »
- « Tu devrais accepter n’importe quoi. »
- « Moi, j’ai trouvé en deux semaines. »

**Tes limites.** Tu ne donnes pas de conseil juridique sur un licenciement ou des droits : cherchez ensemble qui peut le faire. Tu ne prêtes pas d’argent. Et si la tristesse s’installe, dis ce que tu vois et aide à trouver une aide de métier.`,
      en: `The person you accompany already receives plenty of advice. What is missing most is somebody who stays.

**What helps**

- To begin with “How are you?”, and to wait for the true answer.
- To count what depends on them: applications, calls, rehearsals. Not the answers received.
- To name their strengths with an example: “You kept that site going with two people missing.”
- To open your address book, one person at a time, and with their consent.
- To rehearse the interview, aloud, several times.

**What hurts, even when said kindly**

- “There are jobs if you really want one.”
- “You should take anything.”
- “It took me two weeks.”

**Your limits.** You give no legal advice on a dismissal or on benefits: find out together who can. You lend no money. And when sadness settles in, say what you see and help to find professional help.`,
    },
    checks: [
      {
        ask: {
          fr: '« Trente candidatures, zéro réponse. Je ne vaux rien. »',
          en: '“Thirty applications, not one answer. I’m useless.”',
        },
        options: [
          { fr: '« Envoie-en soixante. »', en: '“Send sixty.”' },
          { fr: '« Ne dis pas cela, tu es formidable ! »', en: '“Don’t say that, you are great!”' },
          {
            fr: '« C’est dur. On en prend deux et on regarde ensemble ? »',
            en: '“That is hard. Shall we look at two of them together?”',
          },
        ],
        right: 2,
        because: {
          fr: 'Reconnaître d’abord, puis rendre le problème assez petit pour agir.',
          en: 'First acknowledge it, then make the problem small enough to act on.',
        },
      },
      {
        ask: { fr: 'Que comptez-vous d’une semaine à l’autre ?', en: 'What do you count from one week to the next?' },
        options: [
          { fr: 'Les pas faits', en: 'The steps taken' },
          { fr: 'Les réponses reçues', en: 'The answers received' },
          { fr: 'Les heures passées devant l’écran', en: 'The hours spent at the screen' },
        ],
        right: 0,
        because: {
          fr: 'Les réponses ne dépendent pas de la personne. Les pas, si.',
          en: 'Answers do not depend on the person. Steps do.',
        },
      },
      {
        ask: {
          fr: 'On te demande si le licenciement peut être contesté.',
          en: 'You are asked whether the dismissal can be contested.',
        },
        options: [
          { fr: 'Tu donnes ton avis', en: 'You give your opinion' },
          {
            fr: 'Vous cherchez ensemble un syndicat, un avocat ou une permanence',
            en: 'You look together for a union, a lawyer or an advice centre',
          },
          { fr: 'Tu conseilles de tourner la page', en: 'You advise letting it go' },
        ],
        right: 1,
        because: {
          fr: 'Les délais sont courts et les erreurs coûtent cher : c’est l’affaire de gens dont c’est le métier.',
          en: 'Time limits are short and mistakes are costly: it is a matter for people whose trade it is.',
        },
      },
    ],
  },
  {
    id: 'seeker',
    audience: 'mentee',
    title: { fr: 'Chercher, mais pas en solitaire', en: 'Looking for work, not alone' },
    minutes: 5,
    text: {
      fr: `Chercher un emploi est un travail, avec un mauvais chef : soi-même. Ton mentor t’aide à être un chef plus juste.

- **Donne-toi des horaires**, et une heure de fin. Le reste du temps t’appartient.
- **Un objectif que tu maîtrises.** « Appeler deux anciens collègues » plutôt que « trouver un poste ».
- **Viens même les mauvaises semaines.** Surtout celles-là. Il n’y a rien à avoir préparé.
- **Apporte du vrai** : une annonce, une lettre, un refus. On ne répète bien que sur du concret.
- **Dis quand tu veux de l’aide, et quand tu veux juste raconter.**
- **Coche tes sujets** quand tu les sens acquis. C’est toi qui sais.

Tu n’as pas à raconter pourquoi tu as quitté ton dernier emploi avant d’en avoir envie. Et toi aussi, tu sais des choses que ton mentor ignore : ton métier, ta ville, un logiciel. Échangez.`,
      en: `Looking for work is work, with a bad boss: yourself. Your mentor helps you be a fairer one.

- **Give yourself hours**, and an hour at which to stop. The rest of the time is yours.
- **A goal that is in your hands.** “Call two former colleagues” rather than “find a job”.
- **Come in the bad weeks too.** Those above all. You need not have prepared anything.
- **Bring something real**: an advert, a letter, a refusal. One rehearses well only with the real thing.
- **Say when you want help, and when you just want to tell.**
- **Tick your topics** when you feel at home in them. You are the one who knows.

You need not tell why you left your last job before you feel like it. And you know things that your mentor does not: your trade, your town, a piece of software. Trade them.`,
    },
    checks: [
      {
        ask: {
          fr: 'La semaine a été nulle, tu n’as rien fait. Le rendez-vous est demain.',
          en: 'A useless week, nothing done. The meeting is tomorrow.',
        },
        options: [
          { fr: 'Tu annules', en: 'You call it off' },
          { fr: 'Tu y vas et tu le dis', en: 'You go, and say so' },
          { fr: 'Tu inventes des candidatures', en: 'You make up some applications' },
        ],
        right: 1,
        because: {
          fr: 'Ces semaines-là font partie du chemin. Les raconter à quelqu’un les raccourcit.',
          en: 'Such weeks are part of the way. Telling somebody about them makes them shorter.',
        },
      },
      {
        ask: { fr: 'Quel objectif pour les deux prochaines semaines ?', en: 'Which goal for the next two weeks?' },
        options: [
          { fr: 'Décrocher un entretien', en: 'Get an interview' },
          { fr: 'Avoir plus de motivation', en: 'Be more motivated' },
          { fr: 'Appeler Samira et Paul, de ton ancienne équipe', en: 'Call Samira and Paul from your old team' },
        ],
        right: 2,
        because: {
          fr: 'Il est précis, faisable, et ne dépend que de toi.',
          en: 'It is precise, it can be done, and it depends on you alone.',
        },
      },
    ],
  },
];
