/** To read between two meetings, and pages to begin from. */
import type { Sheet } from '../../model/pack.ts';

export const octaveSheets: readonly Sheet[] = [
  {
    id: 'first-meeting',
    kind: 'tip',
    title: { fr: 'Réussir la première rencontre', en: 'A good first meeting' },
    text: {
      fr: `Une heure, sans enjeu : on fait connaissance.

1. Chacun raconte son parcours en cinq minutes, avec un virage inattendu.
2. Chacun dit pourquoi il a dit oui à ce programme.
3. La personne accompagnée nomme une ou deux choses qu’elle aimerait voir bouger d’ici huit mois. Floues, c’est très bien.
4. Vous lisez ensemble le texte d’accord et vous le changez à votre goût.
5. Vous posez la date suivante avant de raccrocher.

Si c’est un peu guindé, c’est normal. La deuxième rencontre est presque toujours plus facile.`,
      en: `One hour with nothing at stake: you get to know each other.

1. Each tells their path in five minutes, with one unexpected turn.
2. Each says why they said yes to this programme.
3. The mentee names one or two things they would like to see move within eight months. Vague is fine.
4. You read the agreement’s first text together and change it to your liking.
5. You set the next date before you hang up.

If it feels a little stiff, that is normal. The second meeting is nearly always easier.`,
    },
  },
  {
    id: 'key-people',
    kind: 'tip',
    title: { fr: 'Qui sont les personnes clés ?', en: 'Who are the key people?' },
    text: {
      fr: `L’organigramme dit qui décide. Il ne dit pas qui sait, qui relie, ni qui rassure. Pour les trouver, demande autour de toi :

- Quand quelque chose bloque, qui appelles-tu ?
- Qui est là depuis assez longtemps pour se souvenir du pourquoi ?
- À qui faut-il en parler avant la réunion, plutôt que pendant ?
- Qui aurait pu m’aider plus tôt si je l’avais su ?

Choisis-en trois, et demande à chaque fois vingt minutes, pas plus. Une seule question suffit : « Qu’est-ce que tu aurais aimé savoir en arrivant ? »`,
      en: `The chart says who decides. It does not say who knows, who connects, or who reassures. To find them, ask around:

- When something is stuck, whom do you call?
- Who has been here long enough to remember why?
- Who should hear of it before the meeting rather than in it?
- Who could have helped me sooner, had I known?

Pick three of them and ask each for twenty minutes, no more. One question is enough: “What would you have liked to know when you came?”`,
    },
  },
  {
    id: 'strategy',
    kind: 'tip',
    title: { fr: 'Comprendre la stratégie de ta maison', en: 'Understanding where your company is going' },
    text: {
      fr: `Une stratégie se lit moins dans les discours que dans les choix. Cherche trois choses :

- **Ce qui reçoit de l’argent et des gens** cette année, et ce qui n’en reçoit plus.
- **Ce qui est mesuré** tous les mois, et par qui.
- **Ce à quoi on a renoncé** récemment.

Ensuite, finis cette phrase : « Mon travail compte parce que… ». Si tu n’y arrives pas, c’est une excellente question à poser, à ton équipe comme à ton mentor, qui verra ta maison de l’extérieur. Ne partage que ce qui peut sortir de l’entreprise.`,
      en: `A strategy shows less in speeches than in choices. Look for three things:

- **What gets money and people** this year, and what no longer does.
- **What is measured** every month, and by whom.
- **What has been given up** lately.

Then finish this sentence: “My work matters because…”. If you cannot, that is an excellent question, for your team as well as for your mentor, who sees your company from outside. Share only what may leave the company.`,
    },
  },
  {
    id: 'hard-talks',
    kind: 'tip',
    title: { fr: 'Anticiper une conversation difficile', en: 'Before a difficult conversation' },
    text: {
      fr: `Les conversations que l’on repousse deviennent plus lourdes chaque semaine. Avant d’y aller :

1. **Les faits.** Ce qu’une caméra aurait filmé, sans adjectif.
2. **L’effet.** Ce que cela a produit, pour toi, pour l’équipe.
3. **La demande.** Une seule, que l’autre puisse accepter ou refuser.
4. **Ce que l’autre va peut-être dire.** Écris sa version comme si tu étais à sa place.

Puis répétez à voix haute, ton mentor dans le rôle de l’autre. Deux minutes suffisent, puis on recommence autrement. Pendant la vraie conversation, laisse des silences : c’est souvent là que l’autre commence à parler.`,
      en: `The talks we put off grow heavier every week. Before you go in:

1. **The facts.** What a camera would have filmed, without an adjective.
2. **The effect.** What it led to, for you and for the team.
3. **The request.** Only one, which the other may accept or refuse.
4. **What the other may say.** Write their version as if you stood in their place.

Then rehearse aloud, your mentor playing the other part. Two minutes will do; then try it another way. In the real talk, leave some silence: that is often where the other begins to speak.`,
    },
  },
  {
    id: 'international',
    kind: 'tip',
    title: { fr: 'Travailler avec l’international', en: 'Working across countries' },
    text: {
      fr: `Ce qui coince n’est pas toujours la langue. C’est ce que chacun croit évident.

- Un « oui » peut vouloir dire « j’ai entendu ». Demande ce qui se passera ensuite, et quand.
- Ici on critique en réunion, ailleurs en tête-à-tête. Regarde comment font les gens respectés.
- Écris les décisions en trois lignes simples après l’appel, et demande une correction.
- Change l’heure des réunions : que ce ne soit pas toujours le même pays qui se lève tôt.
- Parle lentement, sans jeu de mots. Et ose dire : « Je n’ai pas compris. »

Tiens une petite liste de tes surprises. Chacune est une bonne question pour ton mentor.`,
      en: `What gets in the way is not always the language. It is what each side takes for granted.

- “Yes” may mean “I heard you”. Ask what happens next, and when.
- Some places criticise in the meeting, others only in private. Watch how respected people do it.
- Write down decisions in three plain lines after the call, and ask to be corrected.
- Move the meeting hour, so that it is not always the same country that gets up early.
- Speak slowly and without puns. And dare to say: “I did not understand.”

Keep a short list of what surprised you. Each item is a good question for your mentor.`,
    },
  },
  {
    id: 'swap',
    kind: 'tip',
    title: { fr: 'Échanger les rôles', en: 'Swapping roles' },
    text: {
      fr: `Le mentorat inversé, c’est la même écoute dans l’autre sens. Quelques sujets qui marchent bien : un réseau social et ses usages, des applications qui font gagner du temps, le travail à distance, ce qu’attendent les gens qui débutent.

- Un sujet à la fois, et un vrai besoin : « Je voudrais comprendre ce que mon équipe fait sur cette application. »
- Qui apprend tient la souris. Montrer trop vite n’apprend rien.
- Pas de question bête, pas de soupir.
- Finissez par un petit essai à faire d’ici la prochaine fois.

Dans votre espace, vous pouvez signer à deux qu’un sujet a un autre mentor, et revenir en arrière quand vous voulez.`,
      en: `Reverse mentoring is the same listening, the other way round. Subjects that go well: a social network and what people use it for, apps that save time, working from afar, what people at the start of their career hope for.

- One subject at a time, and a real need: “I would like to understand what my team does in this app.”
- Whoever learns holds the mouse. Showing too fast teaches nothing.
- No silly questions, no sighs.
- End with one small thing to try alone before next time.

In your space you can both sign that somebody else is the mentor for a topic, and turn it back whenever you like.`,
    },
  },
  {
    id: 'meeting-notes',
    kind: 'template',
    title: { fr: 'Notre rencontre du mois', en: 'Our meeting of the month' },
    text: {
      fr: `## Depuis la dernière fois

Ce que j’ai essayé, et ce que cela a donné :

## La question du jour

## Ce que nous gardons

> Une phrase à retenir.

## D’ici la prochaine fois

- [ ] Un pas pour toi
- [ ] Un pas pour ton mentor
- [ ] La date suivante`,
      en: `## Since last time

What I tried, and what came of it:

## Today’s question

## What we take with us

> One sentence to keep.

## Before next time

- [ ] A step for you
- [ ] A step for your mentor
- [ ] The next date`,
    },
  },
  {
    id: 'people-map',
    kind: 'template',
    title: { fr: 'Ma carte des personnes clés', en: 'My map of key people' },
    text: {
      fr: `| Qui | Ce que cette personne sait ou ouvre | Ma question | Vu le |
| --- | --- | --- | --- |
| | | | |
| | | | |
| | | | |

## Ce qui m’a surpris

## À qui je dois un merci`,
      en: `| Who | What they know or open | My question | Met on |
| --- | --- | --- | --- |
| | | | |
| | | | |
| | | | |

## What surprised me

## Whom I owe a thank-you`,
    },
  },
  {
    id: 'talk-plan',
    kind: 'template',
    title: { fr: 'Préparer une conversation difficile', en: 'Plan for a difficult conversation' },
    text: {
      fr: `## Les faits, comme une caméra

## L’effet que cela a eu

## Ce que je demande

## Ce que l’autre dira peut-être

## Ma première phrase

## Après coup

Ce qui s’est passé, et ce que j’en retiens :`,
      en: `## The facts, as a camera saw them

## The effect it had

## What I ask for

## What the other may say

## My first sentence

## Afterwards

What happened, and what I take from it:`,
    },
  },
];
