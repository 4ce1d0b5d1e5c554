/** Gone through before anybody is recommended: writing every week only works when both know what they said yes to. */
import type { Module } from '../../model/pack.ts';

export const mentornetTraining: readonly Module[] = [
  {
    id: 'sixteen-weeks',
    audience: 'all',
    title: { fr: 'Seize semaines, un quart d’heure à la fois', en: 'Sixteen weeks, a quarter of an hour at a time' },
    minutes: 4,
    text: {
      fr: `Ce programme tient dans les interstices : quinze à vingt minutes par semaine, surtout par écrit, quand cela vous arrange.

- Chaque semaine, une question vous attend dans votre espace. Elle sert à démarrer : si vous avez mieux à vous dire, laissez-la.
- Un message par semaine, de chaque côté. Court et régulier vaut mieux que long et rare.
- Un appel de temps en temps, si vous en avez envie tous les deux.
- À la huitième semaine, chacun répond seul à huit phrases. À la seizième, vous vous dites au revoir, ou vous choisissez de continuer.

**Comment vous vous trouvez.** Le programme recommande trois mentors à la personne accompagnée, qui les classe. La première personne de la liste reçoit la demande et dit oui ou non. Sans réponse à temps, la demande passe à la suivante. Un non ne dit rien de toi : souvent, c’est l’agenda.

Les fiches ne sont jamais publiques, et ce que vous vous écrivez n’est lisible que par vous deux.`,
      en: `This programme lives in the gaps of a week: fifteen to twenty minutes, mostly in writing, whenever it suits you.

- Each week, a question waits in your space. It is there to get you going: if you have something better to talk about, leave it.
- One message a week, from each side. Short and regular beats long and rare.
- A call now and then, if both of you feel like it.
- In week eight, each answers eight statements alone. In week sixteen you say goodbye, or choose to go on.

**How you find each other.** The programme recommends three mentors to the mentee, who ranks them. The first on the list receives the request and says yes or no. When no answer comes in time, the request moves on to the next. A no says nothing about you: most often it is the calendar.

Profiles are never public, and what you write to each other can be read by the two of you only.`,
    },
    checks: [
      {
        ask: { fr: 'La question de la semaine ne vous parle pas.', en: 'This week’s question leaves you cold.' },
        options: [
          { fr: 'Vous y répondez quand même', en: 'You answer it all the same' },
          { fr: 'Vous parlez d’autre chose', en: 'You talk about something else' },
          { fr: 'Vous sautez la semaine', en: 'You skip the week' },
        ],
        right: 1,
        because: {
          fr: 'Les questions sont des allumettes. Ce qui compte, c’est que le fil ne s’interrompe pas.',
          en: 'The questions are matches to light a fire with. What counts is that the thread is not broken.',
        },
      },
      {
        ask: { fr: 'Le premier mentor de la liste a dit non.', en: 'The first mentor on the list said no.' },
        options: [
          { fr: 'Ta fiche n’était pas assez bonne', en: 'Your profile was not good enough' },
          { fr: 'Il faut attendre l’année prochaine', en: 'You have to wait until next year' },
          { fr: 'La demande part vers la personne suivante', en: 'The request goes to the next person' },
        ],
        right: 2,
        because: {
          fr: 'C’est prévu : un mentor qui n’a pas le temps rend service en le disant tout de suite.',
          en: 'That is how it is meant: a mentor without time does you a favour by saying so at once.',
        },
      },
    ],
  },
  {
    id: 'written-mentor',
    audience: 'mentor',
    title: { fr: 'Être mentor par écrit', en: 'Being a mentor in writing' },
    minutes: 6,
    text: {
      fr: `Tu as peut-être plus d’expérience que tu ne le crois. Ce qui fait un bon mentor par écrit, ce n’est pas le prestige, c’est la régularité.

- **Réponds dans la semaine**, même en deux lignes : « Bien lu, je te réponds mieux dimanche. »
- **Lis entre les lignes.** Un « ça va » suivi de rien, un sujet évité, un message plus court que d’habitude : demande, doucement.
- **Une question par message.** Plusieurs questions à la fois, et la moitié se perd.
- **Parle de ton chemin réel**, avec les détours et les refus. Les parcours lisses découragent.
- **Ne corrige pas, ne note pas.** Si l’on te montre un texte, dis d’abord ce qui t’a plu.
- **Connais tes limites.** Tu n’es ni l’enseignant, ni le psychologue, ni la bourse d’études. Tu peux aider à trouver la bonne porte.

Quand quelqu’un vit d’autres obstacles que toi, crois ce qu’il ou elle te raconte avant d’y chercher une explication.`,
      en: `You may have more experience than you think. What makes a good mentor in writing is not standing, it is steadiness.

- **Answer within the week**, if only in two lines: “Read it, a proper answer on Sunday.”
- **Read between the lines.** A “fine” with nothing after it, a subject avoided, a message shorter than usual: ask, gently.
- **One question a message.** Ask several at once and half of them get lost.
- **Tell your real path**, with its detours and refusals. Smooth careers discourage people.
- **Do not correct, do not mark.** When you are shown a text, first say what you liked.
- **Know your limits.** You are not the teacher, the counsellor or the grant office. You can help find the right door.

When somebody faces obstacles that you never had, believe what they tell you before you look for an explanation.`,
    },
    checks: [
      {
        ask: {
          fr: 'Tu n’as pas le temps de répondre longuement cette semaine.',
          en: 'You have no time for a long answer this week.',
        },
        options: [
          { fr: 'Deux lignes, et tu dis quand viendra la suite', en: 'Two lines, saying when the rest will come' },
          { fr: 'Tu attends d’avoir une vraie heure', en: 'You wait for a proper hour' },
          { fr: 'Tu envoies un article à la place', en: 'You send an article instead' },
        ],
        right: 0,
        because: {
          fr: 'De l’autre côté, le silence se lit comme un désintérêt. Deux lignes suffisent à l’éviter.',
          en: 'On the other side, silence reads as a lack of interest. Two lines are enough to prevent it.',
        },
      },
      {
        ask: {
          fr: '« On ne me laisse jamais parler en TP, à cause de mon accent. »',
          en: '“They never let me speak in the lab, because of my accent.”',
        },
        options: [
          { fr: '« Tu te fais sûrement des idées. »', en: '“You are probably imagining it.”' },
          { fr: '« Cela passe avec le temps. »', en: '“It passes with time.”' },
          {
            fr: '« Raconte-moi la dernière fois. Qu’aurais-tu voulu ? »',
            en: '“Tell me about the last time. What would you have wanted?”',
          },
        ],
        right: 2,
        because: {
          fr: 'Croire d’abord. C’est seulement ensuite que l’on peut chercher ensemble quoi faire.',
          en: 'Believe first. Only then can you look together for something to do about it.',
        },
      },
      {
        ask: {
          fr: 'Ses messages raccourcissent depuis trois semaines.',
          en: 'Their messages have been getting shorter for three weeks.',
        },
        options: [
          { fr: 'Tu raccourcis aussi les tiens', en: 'You shorten yours as well' },
          {
            fr: 'Tu le remarques à voix haute et tu proposes un appel',
            en: 'You say that you noticed, and offer a call',
          },
          { fr: 'Tu poses davantage de questions', en: 'You ask more questions' },
        ],
        right: 1,
        because: {
          fr: 'Dire ce que l’on voit, sans reproche, ouvre souvent la porte.',
          en: 'To say what you see, without blame, often opens the door.',
        },
      },
    ],
  },
  {
    id: 'written-mentee',
    audience: 'mentee',
    title: { fr: 'Tirer parti d’un mentor', en: 'Making the most of a mentor' },
    minutes: 5,
    text: {
      fr: `Ton mentor a choisi de te consacrer du temps. Tu ne déranges pas.

- **Écris comme tu parles.** Pas besoin d’un courriel parfait. Trois phrases vraies valent mieux qu’une page bien tournée.
- **Dis où tu en es**, même si rien n’a bougé : « Semaine d’examens, je n’ai rien fait d’autre. »
- **Demande précisément.** « Peux-tu relire ce paragraphe ? » obtient plus que « Des conseils ? »
- **Tu n’es obligé·e à rien.** Un conseil s’essaie, s’adapte, se laisse. Dis simplement ce que tu en as fait.
- **Ce que tu confies est à toi.** Tu n’as pas à parler de ton origine, de ta santé ou de ta famille, sauf si tu en as envie.

Si quelque chose te met mal à l’aise, parles-en à la coordination. Changer de mentor est prévu, et n’est la faute de personne.`,
      en: `Your mentor chose to give you time. You are not a bother.

- **Write as you speak.** No perfect e-mail is needed. Three true sentences are worth more than a polished page.
- **Say where you stand**, even when nothing has moved: “Exam week, I did nothing else.”
- **Ask for something precise.** “Could you read this paragraph?” gets you further than “Any advice?”
- **You owe nothing.** Advice can be tried, bent or left. Simply say what you did with it.
- **What you share is up to you.** You need not speak about your origin, your health or your family unless you feel like it.

If something makes you uneasy, tell the coordinator. A change of mentor is provided for, and is nobody’s fault.`,
    },
    checks: [
      {
        ask: {
          fr: 'Tu n’as pas suivi le conseil de la semaine dernière.',
          en: 'You did not follow last week’s advice.',
        },
        options: [
          { fr: 'Tu évites le sujet', en: 'You avoid the subject' },
          { fr: 'Tu le dis, et tu dis pourquoi', en: 'You say so, and say why' },
          { fr: 'Tu fais comme si', en: 'You pretend you did' },
        ],
        right: 1,
        because: {
          fr: 'Un conseil qui ne convenait pas est une information utile, pour vous deux.',
          en: 'Advice that did not fit is useful news, to both of you.',
        },
      },
      {
        ask: {
          fr: 'Quel message a le plus de chances d’obtenir une réponse utile ?',
          en: 'Which message is likeliest to get a useful answer?',
        },
        options: [
          {
            fr: '« Bonjour, auriez-vous des conseils pour réussir ? »',
            en: '“Hello, would you have any advice on how to succeed?”',
          },
          {
            fr: '« Désolé·e de déranger, ce n’est pas important. »',
            en: '“Sorry to bother you, it’s nothing important.”',
          },
          {
            fr: '« J’hésite entre deux stages. Voici ce qui me retient. »',
            en: '“I’m torn between two internships. This is what holds me back.”',
          },
        ],
        right: 2,
        because: {
          fr: 'Une situation et un doute précis : ton mentor sait tout de suite par où commencer.',
          en: 'A situation and one precise doubt: your mentor knows at once where to begin.',
        },
      },
    ],
  },
];
