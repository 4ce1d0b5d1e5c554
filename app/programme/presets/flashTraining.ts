/** Three minutes for each side: with so little time together, all of it is in how one prepares. */
import type { Module } from '../../model/pack.ts';

export const flashTraining: readonly Module[] = [
  {
    id: 'flash-mentor',
    audience: 'mentor',
    title: { fr: 'Trente minutes pour raconter ton métier', en: 'Thirty minutes to tell about your work' },
    minutes: 3,
    text: {
      fr: `Une demi-heure suffit pour changer l’idée qu’on se fait d’un métier.

- **Lis les questions avant.** Elles arrivent deux jours plus tôt.
- **Raconte hier, pas la théorie.** La dernière réunion, le dernier problème, la dernière joie.
- **Dis aussi l’envers** : les horaires, le salaire de départ, ce qui use.
- **Laisse cinq minutes** pour le prochain pas : un nom, un mot-clé, un lieu à voir.
- **Tu ne promets ni stage ni poste**, et tu ne fais pas passer d’entretien.

Tu peux t’en tenir à une conversation. Si vous voulez en avoir d’autres, il suffit de le signer à deux dans votre espace.`,
      en: `Half an hour is enough to change somebody’s picture of a job.

- **Read the questions first.** They come two days before.
- **Tell about yesterday, not the theory.** The last meeting, the last problem, the last joy.
- **Tell the other side too**: the hours, the pay at the start, what wears you out.
- **Keep five minutes** for the next step: a name, a keyword, a place to see.
- **You promise neither internship nor job**, and this is not a job interview.

You may leave it at one conversation. If you want more of them, you both sign that in your space.`,
    },
    checks: [
      {
        ask: { fr: '« C’est quoi, ton métier ? » Par où commencer ?', en: '“What is your job?” Where do you begin?' },
        options: [
          { fr: 'Par l’organigramme', en: 'With the organisation chart' },
          { fr: 'Par ce que tu as fait hier', en: 'With what you did yesterday' },
          { fr: 'Par ton diplôme', en: 'With your degree' },
        ],
        right: 1,
        because: {
          fr: 'Une journée vraie dit plus qu’une définition, et donne envie de poser la question suivante.',
          en: 'One real day says more than a definition, and invites the next question.',
        },
      },
      {
        ask: {
          fr: 'On te demande si tu peux trouver un stage.',
          en: 'You are asked whether you can find them an internship.',
        },
        options: [
          { fr: 'Tu promets d’essayer', en: 'You promise to try' },
          { fr: 'Tu changes de sujet', en: 'You change the subject' },
          {
            fr: 'Tu dis non, et tu expliques comment on recrute chez toi',
            en: 'You say no, and explain how your company takes people on',
          },
        ],
        right: 2,
        because: {
          fr: 'Un non clair avec un mode d’emploi aide plus qu’un oui vague.',
          en: 'A clear no with directions helps more than a vague yes.',
        },
      },
    ],
  },
  {
    id: 'flash-mentee',
    audience: 'mentee',
    title: { fr: 'Trente minutes bien préparées', en: 'Thirty minutes, well prepared' },
    minutes: 3,
    text: {
      fr: `Le temps est court : ce que tu prépares compte double.

- **Cinq questions, pas vingt.** Mets la plus importante en premier.
- **Rien que tu trouverais en ligne en une minute.** Demande ce que seule cette personne peut raconter.
- **Présente-toi en une minute** : d’où tu viens, ce que tu cherches, pourquoi elle.
- **Note trois mots pendant l’appel**, pas tout. Tu écriras le reste après.
- **Sois à l’heure.** En cas d’empêchement, préviens au moins trois heures avant.
- **Écris un merci** dans les deux jours, avec ce que tu vas en faire.

Ce n’est pas un entretien d’embauche : tu as le droit de ne pas savoir.`,
      en: `Time is short, so what you prepare counts double.

- **Five questions, not twenty.** Put the most important one first.
- **Nothing you could find online in a minute.** Ask what only this person can tell.
- **Introduce yourself in one minute**: where you come from, what you are looking for, why them.
- **Note three words during the call**, not everything. Write the rest afterwards.
- **Be on time.** If something comes up, say so at least three hours before.
- **Write a thank-you** within two days, with what you will do about it.

It is not a job interview: you are allowed not to know.`,
    },
    checks: [
      {
        ask: {
          fr: 'Quelle question mérite une place parmi tes cinq ?',
          en: 'Which question deserves a place among your five?',
        },
        options: [
          { fr: '« En quelle année l’entreprise a-t-elle été fondée ? »', en: '“When was the company founded?”' },
          { fr: '« Vous recrutez ? »', en: '“Are you hiring?”' },
          {
            fr: '« Qu’est-ce qui t’a surpris les six premiers mois ? »',
            en: '“What surprised you in the first six months?”',
          },
        ],
        right: 2,
        because: {
          fr: 'Aucun site ne répond à celle-là. C’est pour elle que tu es là.',
          en: 'No website answers that one. It is what you came for.',
        },
      },
      {
        ask: { fr: 'Une urgence, une heure avant l’appel.', en: 'Something urgent, an hour before the call.' },
        options: [
          { fr: 'Tu préviens tout de suite et tu proposes deux dates', en: 'You say so at once and offer two dates' },
          { fr: 'Tu ne viens pas, tu expliqueras plus tard', en: 'You do not come, and will explain later' },
          { fr: 'Tu appelles quand tu peux', en: 'You call when you can' },
        ],
        right: 0,
        because: {
          fr: 'Une demi-heure bloquée dans un agenda plein est un cadeau. Un mot suffit à en prendre soin.',
          en: 'Half an hour kept free in a full calendar is a gift. A word is enough to take care of it.',
        },
      },
    ],
  },
];
