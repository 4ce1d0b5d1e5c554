/** The question sheet, and what helps before and after half an hour. */
import type { Sheet } from '../../model/pack.ts';

export const flashSheets: readonly Sheet[] = [
  {
    id: 'question-sheet',
    kind: 'template',
    title: { fr: 'La feuille de questions', en: 'The question sheet' },
    text: {
      fr: `## Moi en une minute

D’où je viens, ce que je cherche, pourquoi j’aimerais te parler :

## Mes cinq questions

1. Si nous n’avions que cinq minutes :
2. Sur une journée vraie :
3. Sur le chemin pour y arriver :
4. Sur l’envers du décor :
5. Sur moi, vu de l’extérieur :

## Trois mots entendus

## Le prochain pas, et pour quand

- [ ]

## À qui d’autre parler`,
      en: `## Me in one minute

Where I come from, what I am looking for, why I would like to talk to you:

## My five questions

1. If we only had five minutes:
2. About one real day:
3. About the way to get there:
4. About the other side of the coin:
5. About me, seen from outside:

## Three words I heard

## The next step, and by when

- [ ]

## Whom else to talk to`,
    },
  },
  {
    id: 'thank-you-note',
    kind: 'template',
    title: { fr: 'Le mot de remerciement', en: 'The thank-you note' },
    text: {
      fr: `Merci pour ta demi-heure de

Ce que j’en garde :

Ce que je vais faire d’ici une semaine :

Je te raconterai ce que cela aura donné.`,
      en: `Thank you for your half-hour on

What stayed with me:

What I will do within a week:

I will tell you what came of it.`,
    },
  },
  {
    id: 'half-hour-plan',
    kind: 'tip',
    title: { fr: 'Le plan d’une demi-heure', en: 'Half an hour, planned' },
    text: {
      fr: `| Minutes | Quoi |
| --- | --- |
| 0 à 3 | Bonjour, une minute chacun |
| 3 à 20 | Les questions, la plus importante d’abord |
| 20 à 25 | « Et toi, que vois-tu dans mon parcours ? » |
| 25 à 28 | Le prochain pas, un nom |
| 28 à 30 | Merci, et au revoir à l’heure |

Le silence après une question est utile : l’autre réfléchit. Compte jusqu’à cinq avant d’ajouter quelque chose.`,
      en: `| Minutes | What |
| --- | --- |
| 0 to 3 | Hello, one minute each |
| 3 to 20 | The questions, the most important first |
| 20 to 25 | “And you, what do you see in my path?” |
| 25 to 28 | The next step, a name |
| 28 to 30 | Thank you, and goodbye on time |

Silence after a question is useful: the other is thinking. Count to five before you add anything.`,
    },
  },
  {
    id: 'questions-to-borrow',
    kind: 'tip',
    title: { fr: 'Des questions à emprunter', en: 'Questions to borrow' },
    text: {
      fr: `**Le quotidien**

- Qu’as-tu fait hier, entre neuf heures et midi ?
- Quelle part de ta semaine passes-tu avec d’autres gens ?
- Quelle tâche laisserais-tu volontiers à quelqu’un d’autre ?

**Le chemin**

- Quel est le premier emploi qui t’a rapproché de celui-ci ?
- Qu’as-tu appris à l’école qui te sert vraiment ?
- Qui t’a ouvert une porte ?

**L’envers**

- Qu’est-ce qui use, à la longue ?
- Combien gagne-t-on en commençant ? Et dix ans après ?
- Qui est-ce que ce métier rend malheureux ?

**La suite**

- Que ferais-tu à ma place, cette semaine ?
- Que faut-il savoir dire en entretien, et ne pas dire ?
- Qu’est-ce que j’ai oublié de te demander ?`,
      en: `**Day to day**

- What did you do yesterday, between nine and noon?
- How much of your week do you spend with other people?
- Which task would you gladly hand to somebody else?

**The way**

- Which was the first job that brought you closer to this one?
- What did you learn at school that you really use?
- Who opened a door for you?

**The other side**

- What wears you out, in the long run?
- What does one earn at the start? And ten years on?
- Whom does this job make unhappy?

**What next**

- What would you do this week, in my place?
- What should one say in an interview, and what not?
- What have I forgotten to ask you?`,
    },
  },
  {
    id: 'carry-on',
    kind: 'tip',
    title: { fr: 'Et si vous continuez ?', en: 'What if you carry on?' },
    text: {
      fr: `Quand vous l’avez signé à deux, l’espace se ferme de lui-même après une, deux ou trois conversations. Ce qui y est écrit reste lisible pour vous deux. C’est prévu, et c’est une belle fin.

Si vous avez envie de continuer, proposez-le au même endroit : quand vous l’avez signé tous les deux, il reste ouvert. Mettez-vous alors d’accord sur un rythme, même léger : un mot par mois, un appel par trimestre.

Personne n’a à se justifier de dire non.`,
      en: `Once both of you have signed it, the space closes by itself after one, two or three conversations. What is written in it stays readable for both of you. That is how it is meant, and it is a good ending.

If you feel like carrying on, propose it in the same place: once both have signed, it stays open. Then agree on a rhythm, however light: a word each month, a call each quarter.

Nobody has to explain a no.`,
    },
  },
];
