/** For pupils, for the adults who answer them and for the school: three who know of each other, and what is never asked. */
import type { Module } from '../../model/pack.ts';

export const schoolTraining: readonly Module[] = [
  {
    id: 'three-of-us',
    audience: 'all',
    title: { fr: 'Un espace à trois', en: 'A space for three' },
    minutes: 4,
    text: {
      fr: `Dans ce programme, chaque espace compte trois personnes :

- un ou une élève,
- un mentor, adulte, qui parle de son métier,
- une personne de l’établissement, qui peut tout lire et qui intervient si besoin.

Cette troisième personne n’est pas cachée : son nom reste affiché sur tous les écrans. Elle est là pour veiller, pas pour noter. Elle lit de temps en temps, répond quand on l’appelle, et réagit vite si quelque chose ne va pas.

Personne d’autre ne lit : ni les parents, ni la direction, ni les personnes qui ont fait l’application.

**Élèves : prenez un pseudonyme.** Un prénom inventé suffit. Ne donnez ni votre nom de famille, ni votre adresse, ni votre numéro. Votre mentor n’en a pas besoin pour vous aider.

Le rythme : une demi-heure toutes les deux semaines, pendant six mois, sur le temps que l’établissement a prévu.`,
      en: `In this programme each space has three people in it:

- a pupil,
- a mentor, an adult, who talks about their work,
- somebody from the school, who can read everything and steps in when needed.

This third person is not hidden: their name stays on every screen. They are there to look after you, not to give marks. They read now and then, answer when called, and act quickly when something is wrong.

Nobody else reads: not parents, not the head of the school, not the people who made the app.

**Pupils: use a pseudonym.** A made-up first name will do. Give neither your surname, nor your address, nor your number. Your mentor does not need them to help you.

The rhythm: half an hour every two weeks, for six months, in the time that the school has set aside.`,
    },
    checks: [
      {
        ask: { fr: 'Qui peut lire ce qui s’écrit dans l’espace ?', en: 'Who can read what is written in the space?' },
        options: [
          { fr: 'Les deux qui discutent, et personne d’autre', en: 'The two who talk, and nobody else' },
          { fr: 'Tout l’établissement', en: 'The whole school' },
          { fr: 'Les trois personnes nommées à l’écran', en: 'The three people named on the screen' },
        ],
        right: 2,
        because: {
          fr: 'Trois noms, toujours visibles. Si cela change un jour, l’application le dit.',
          en: 'Three names, always in sight. If that ever changes, the app says so.',
        },
      },
      {
        ask: { fr: 'Quel pseudonyme convient ?', en: 'Which pseudonym is a good one?' },
        options: [
          { fr: 'Prénom, nom et classe', en: 'First name, surname and class' },
          { fr: 'Comète', en: 'Comet' },
          { fr: 'Ton identifiant sur les réseaux', en: 'Your name on social networks' },
        ],
        right: 1,
        because: {
          fr: 'Un bon pseudonyme ne permet pas de te retrouver ailleurs.',
          en: 'A good pseudonym does not let anybody find you elsewhere.',
        },
      },
    ],
  },
  {
    id: 'never-asked',
    audience: 'all',
    title: { fr: 'Ce qui ne se demande jamais', en: 'What is never asked' },
    minutes: 5,
    text: {
      fr: `Ces règles protègent tout le monde, adultes compris.

**Un mentor ne demande jamais**

- un numéro, une adresse, un compte sur un réseau,
- une photo ou une vidéo d’un ou une élève,
- de se voir hors de la présence de l’établissement,
- de garder un secret,
- de passer sur une autre application.

**Et si cela arrive ?** On ne répond pas, on ne supprime rien, et on prévient la personne de l’établissement. Dans l’espace, « Faire un rapport » permet de choisir les messages et d’en faire un fichier à lui remettre. Elle prend la suite.

**Si un ou une élève confie quelque chose de grave** (coups, menaces, envie de mourir, harcèlement) : écouter, croire, ne pas promettre le silence, prévenir aussitôt la personne de l’établissement. En cas de danger immédiat, on appelle les secours. Les numéros sont dans l’espace, et un enfant peut appeler sans demander la permission.`,
      en: `These rules protect everybody, adults included.

**A mentor never asks for**

- a number, an address, an account on a social network,
- a photo or a video of a pupil,
- a meeting without somebody from the school,
- a secret to be kept,
- a move to another app.

**And if it happens?** Do not answer, do not delete anything, and tell the person from the school. In the space, “Make a report” lets you choose messages and turn them into a file to hand over. They take it from there.

**If a pupil tells of something serious** (being hit, threatened or bullied, wanting to die): listen, believe, do not promise silence, and tell the person from the school at once. When the danger is immediate, call the emergency services. The numbers are in the space, and a child may call without asking permission.`,
    },
    checks: [
      {
        ask: {
          fr: '« On continue sur une autre appli, ce sera plus simple ? »',
          en: '“Shall we move to another app? It would be easier.”',
        },
        options: [
          { fr: 'Oui, si l’autre est sympathique', en: 'Yes, if they are nice' },
          { fr: 'Non, et on prévient l’établissement', en: 'No, and the school is told' },
          { fr: 'Oui, mais seulement pour les photos', en: 'Yes, but only for photos' },
        ],
        right: 1,
        because: {
          fr: 'Sortir de l’espace, c’est sortir de la vue de la personne qui veille. Personne n’a besoin de cela pour parler d’un métier.',
          en: 'To leave the space is to leave the sight of the person who looks after it. Nobody needs that to talk about a job.',
        },
      },
      {
        ask: {
          fr: 'Un élève écrit : « Ne le dis à personne, mais chez moi on me frappe. »',
          en: 'A pupil writes: “Don’t tell anyone, but I get hit at home.”',
        },
        options: [
          {
            fr: 'Promettre le secret, pour garder sa confiance',
            en: 'Promise to keep it secret, so as to keep their trust',
          },
          { fr: 'Changer de sujet', en: 'Change the subject' },
          {
            fr: 'Le croire, dire qu’on doit chercher de l’aide, prévenir aussitôt',
            en: 'Believe them, say that you must get help, and do so at once',
          },
        ],
        right: 2,
        because: {
          fr: 'On ne promet pas un secret qu’on ne peut pas tenir. Dire la vérité, avec douceur, c’est déjà protéger.',
          en: 'Do not promise a secret that you cannot keep. Telling the truth, gently, is already a way to protect.',
        },
      },
    ],
  },
  {
    id: 'mentor-of-pupils',
    audience: 'mentor',
    title: { fr: 'Parler de son métier à un ou une élève', en: 'Talking about your work with a pupil' },
    minutes: 5,
    text: {
      fr: `On ne te demande pas de trouver sa voie. On te demande de montrer à quoi ressemble la tienne.

- **Sois concret.** « Ce matin, j’ai passé une heure à chercher une erreur » vaut mieux qu’une fiche métier.
- **Des messages courts.** Cinq lignes, une question, pas de sigle.
- **Valorise l’essai**, pas le talent : « Tu as osé demander » plutôt que « Tu es doué ».
- **Pas de verdict** sur ses notes, sa filière, son avenir.
- **Régulier, même bref.** Un rendez-vous manqué par un adulte compte double à quinze ans.
- **Parle aussi argent, horaires, journées nulles.** Personne d’autre ne leur en parle.

Tu écris à un ou une mineure, sous le regard de l’établissement. Reste simple, chaleureux, et à ta place d’adulte.`,
      en: `Nobody asks you to find their path. You are asked to show what yours looks like.

- **Be concrete.** “This morning I spent an hour looking for a mistake” beats any job leaflet.
- **Short messages.** Five lines, one question, no abbreviations.
- **Praise the attempt**, not the talent: “You dared to ask” rather than “You are gifted”.
- **No verdicts** on their marks, their course or their future.
- **Regular, even if brief.** At fifteen, an appointment missed by an adult counts twice.
- **Speak about money, hours and useless days too.** Nobody else tells them.

You are writing to a minor, in the sight of the school. Stay simple, warm, and in your place as an adult.`,
    },
    checks: [
      {
        ask: {
          fr: '« J’ai eu 6 en maths, je ne pourrai jamais être ingénieure. »',
          en: '“I failed maths. I can never be an engineer.”',
        },
        options: [
          { fr: '« Raconte : qu’est-ce qui t’attire là-dedans ? »', en: '“Tell me: what draws you to it?”' },
          { fr: '« En effet, ce sera difficile. »', en: '“Yes, it will be difficult.”' },
          { fr: '« Mais non, tout est possible ! »', en: '“Nonsense, anything is possible!”' },
        ],
        right: 0,
        because: {
          fr: 'Ni verdict ni fausse promesse. De ce qui l’attire partent plusieurs chemins, dont certains passent ailleurs.',
          en: 'Neither a verdict nor a false promise. From what draws her, several paths lead on, and some go round.',
        },
      },
      {
        ask: { fr: 'Tu ne pourras pas venir jeudi.', en: 'You cannot come on Thursday.' },
        options: [
          { fr: 'Tu t’excuseras la semaine d’après', en: 'You will apologise the week after' },
          { fr: 'Tu demandes à l’élève de s’adapter', en: 'You ask the pupil to adapt' },
          { fr: 'Tu préviens avant et tu proposes une autre date', en: 'You say so beforehand and offer another date' },
        ],
        right: 2,
        because: {
          fr: 'Prévenir dit : « tu comptes ». C’est souvent la chose dont on se souvient.',
          en: 'Saying so beforehand tells them: “you matter”. It is often what they remember.',
        },
      },
    ],
  },
  {
    id: 'pupil',
    audience: 'mentee',
    title: { fr: 'Un adulte pour répondre à tes questions', en: 'An adult who answers your questions' },
    minutes: 4,
    text: {
      fr: `Ton mentor n’est pas un prof, et ne te met pas de note. C’est quelqu’un qui travaille et qui a envie de te raconter.

- **Toutes les questions sont bonnes.** « Tu gagnes combien ? », « Tu t’ennuies parfois ? », « C’était dur, les études ? » Chacun a aussi le droit de ne pas répondre.
- **L’orthographe ne compte pas** ici.
- **Tu peux changer d’avis** sur un métier autant de fois que tu veux.
- **Coche tes missions** quand elles sont faites. Elles donnent des badges, et surtout des idées.
- **Tu peux arrêter** ou changer de mentor. Il suffit de le dire à la personne de l’établissement.

Garde pour toi ton nom de famille, ton adresse, ton numéro, tes comptes et tes photos. Si une question te gêne, tu ne dois aucune réponse : parles-en à la personne de l’établissement.`,
      en: `Your mentor is not a teacher and gives no marks. They are somebody who works and would like to tell you about it.

- **All questions are good ones.** “What do you earn?” “Do you get bored?” “Was it hard to study?” Everyone may also choose not to answer.
- **Spelling does not count** here.
- **You may change your mind** about a job as often as you like.
- **Tick your missions** when they are done. They bring badges, and above all ideas.
- **You may stop** or change mentor. Telling the person from the school is enough.

Keep to yourself your surname, address, number, accounts and photos. If a question bothers you, you owe no answer: talk to the person from the school.`,
    },
    checks: [
      {
        ask: {
          fr: 'Une question de ton mentor te met mal à l’aise.',
          en: 'A question from your mentor makes you uneasy.',
        },
        options: [
          { fr: 'Tu réponds, c’est un adulte', en: 'You answer: they are an adult' },
          {
            fr: 'Tu ne réponds pas, et tu en parles à la personne de l’établissement',
            en: 'You do not answer, and tell the person from the school',
          },
          { fr: 'Tu effaces le message', en: 'You delete the message' },
        ],
        right: 1,
        because: {
          fr: 'Tu ne dois rien. Garder le message aide à comprendre ce qui s’est passé.',
          en: 'You owe nothing. Keeping the message helps to understand what happened.',
        },
      },
      {
        ask: { fr: 'Le métier dont tu rêvais ne te plaît plus.', en: 'You no longer like the job you dreamt of.' },
        options: [
          { fr: 'Trop tard pour le dire', en: 'It is too late to say so' },
          { fr: 'Il faut finir toutes les missions', en: 'You have to finish every mission' },
          {
            fr: 'Bonne nouvelle : tu viens d’apprendre quelque chose',
            en: 'Good news: you have just learned something',
          },
        ],
        right: 2,
        because: {
          fr: 'Savoir ce qu’on ne veut pas, c’est la moitié du chemin.',
          en: 'Knowing what you do not want is half of the way.',
        },
      },
    ],
  },
];
