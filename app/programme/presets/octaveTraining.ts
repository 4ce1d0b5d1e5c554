/** What people go through before they are matched: what it is about, each side's part, and how one talks from afar. */
import type { Module } from '../../model/pack.ts';

export const octaveTraining: readonly Module[] = [
  {
    id: 'stakes',
    audience: 'all',
    title: { fr: 'À quoi sert le mentorat', en: 'What mentoring is for' },
    minutes: 5,
    text: {
      fr: `Le mentorat, c’est quelqu’un qui a déjà fait un bout de chemin et qui donne un peu de son temps à une autre personne pour qu’elle fasse le sien. Ce n’est ni un cours, ni une évaluation, ni un piston.

Tout le monde y trouve quelque chose :

- La personne accompagnée gagne un regard de dehors, un réseau qui s’ouvre et un endroit où poser les questions qu’on n’ose pas poser à son équipe.
- Le mentor prend du recul sur son propre métier, apprend d’une autre génération et d’une autre maison.
- Les organisations voient leurs gens rester, se parler et grandir.

Ici, cela dure huit mois, avec une rencontre d’une heure par mois. À quatre mois, chacun de son côté répond à huit phrases : c’est le moment de dire ce qui va et ce qui manque, pendant qu’il reste du temps pour changer.

Ce que vous vous dites reste entre vous. Votre espace est chiffré : ni vos entreprises, ni la coordination n’en ont la clé. La coordination sait que votre binôme existe, et rien de ce que vous y écrivez. Si quelqu’un est en danger, chacun de vous peut chercher de l’aide, avec ou sans l’accord de l’autre.`,
      en: `Mentoring is simple: somebody who has walked part of the way gives a little time to somebody who is walking it now. It is not a class, not an appraisal, and not a way to skip the queue.

Everyone gets something out of it:

- The mentee gains an outside view, a wider circle, and a place for the questions one does not ask one’s own team.
- The mentor steps back from the daily work, and learns from another generation and another company.
- The organisations see people stay, talk to each other and grow.

This programme lasts eight months, with one meeting of an hour each month. After four months, each of you answers eight statements alone. That is the moment to say what works and what is missing, while there is still time to change it.

What you tell each other stays between you. Your space is encrypted: neither your companies nor the coordinator has the key. The coordinator knows that your pair exists, and nothing of what you write. If somebody is in danger, either of you can look for help, whether the other agrees or not.`,
    },
    checks: [
      {
        ask: {
          fr: 'Qui peut lire ce que vous écrivez dans votre espace ?',
          en: 'Who can read what you write in your space?',
        },
        options: [
          { fr: 'La coordination du programme', en: 'The programme’s coordinator' },
          { fr: 'Vos entreprises, puisqu’elles financent', en: 'Your companies, since they pay' },
          { fr: 'Vous deux, et personne d’autre', en: 'The two of you, and nobody else' },
        ],
        right: 2,
        because: {
          fr: 'La clé de votre espace n’existe que sur vos appareils. C’est ce qui permet de parler franchement.',
          en: 'The key to your space exists on your own devices only. That is what makes it possible to speak freely.',
        },
      },
      {
        ask: {
          fr: 'Au bout de trois mois, le courant ne passe pas. Que faire ?',
          en: 'After three months, it does not click. What now?',
        },
        options: [
          { fr: 'Tenir jusqu’au bout, par politesse', en: 'Hold on until the end, to be polite' },
          { fr: 'Le dire, à l’autre ou à la coordination', en: 'Say so, to the other or to the coordinator' },
          { fr: 'Répondre de moins en moins', en: 'Answer less and less' },
        ],
        right: 1,
        because: {
          fr: 'Changer de binôme n’est la faute de personne. Le silence, lui, laisse l’autre sans explication.',
          en: 'A change of pair is nobody’s fault. Silence leaves the other person without a reason.',
        },
      },
    ],
  },
  {
    id: 'mentor-role',
    audience: 'mentor',
    title: { fr: 'Ton rôle de mentor', en: 'Your part as a mentor' },
    minutes: 6,
    text: {
      fr: `On ne te demande pas d’avoir les réponses. On te demande d’être là, d’écouter et de dire vrai.

- **Écoute d’abord.** Si tu parles plus de la moitié du temps, pose une question.
- **Raconte plutôt que prescrire.** « Voilà ce que j’ai fait, et ce que cela a donné » aide plus que « tu devrais ».
- **Raconte aussi tes ratés.** C’est souvent ce qui sert le plus.
- **Laisse le volant.** Les objectifs sont à l’autre, et c’est l’autre qui coche les sujets abordés et acquis.
- **Tiens tes petites promesses.** Un contact promis, un article à envoyer : fais-le dans la semaine, ou dis que tu ne pourras pas.

Ce que tu n’es pas : un manager de plus, un cabinet de recrutement, un thérapeute. Si une question te dépasse, dis-le, et cherchez ensemble à qui la poser. Tu peux présenter quelqu’un, jamais promettre un poste.

Tu ne parles pas de ce qui t’est confié, même en bien, même à une connaissance commune.`,
      en: `Nobody asks you to have the answers. You are asked to be there, to listen and to be honest.

- **Listen first.** If you speak more than half of the time, ask a question.
- **Tell rather than prescribe.** “This is what I did, and what came of it” helps more than “you should”.
- **Tell what went wrong, too.** It is often the most useful part.
- **Leave them the wheel.** The goals are theirs, and they are the one who ticks what has been covered and learned.
- **Keep small promises.** A name you offered, an article to send: do it within the week, or say that you cannot.

What you are not: one more manager, a recruiter, or a therapist. When a question is beyond you, say so, and work out together whom to ask. You may introduce somebody; never promise a job.

You do not speak about what you are told, not even kindly, not even to a common acquaintance.`,
    },
    checks: [
      {
        ask: {
          fr: '« Je ne sais pas si je dois accepter ce poste. » Tu réponds…',
          en: '“I don’t know whether to take this job.” You say…',
        },
        options: [
          { fr: '« À ta place, j’accepterais. »', en: '“In your place I would take it.”' },
          { fr: '« Qu’est-ce qui te ferait dire oui ? Et non ? »', en: '“What would make you say yes? And no?”' },
          { fr: '« Demande à ton manager. »', en: '“Ask your manager.”' },
        ],
        right: 1,
        because: {
          fr: 'Une bonne question aide à décider. Une réponse toute faite décide à la place de l’autre.',
          en: 'A good question helps somebody decide. A ready answer decides for them.',
        },
      },
      {
        ask: {
          fr: 'Une connaissance commune te demande comment cela se passe.',
          en: 'A common acquaintance asks you how it is going.',
        },
        options: [
          { fr: 'Tu racontes les progrès, c’est positif', en: 'You tell of the progress: it is good news' },
          { fr: 'Tu parles sans donner de nom', en: 'You tell it without a name' },
          { fr: 'Tu proposes de demander à la personne elle-même', en: 'You suggest asking the person themself' },
        ],
        right: 2,
        because: {
          fr: 'Ce qui t’est confié ne t’appartient pas, même quand c’est flatteur.',
          en: 'What you are told is not yours to pass on, even when it is flattering.',
        },
      },
      {
        ask: {
          fr: 'L’autre n’a rien préparé pour la rencontre.',
          en: 'The other has prepared nothing for the meeting.',
        },
        options: [
          { fr: 'Tu demandes ce qui lui occupe l’esprit en ce moment', en: 'You ask what is on their mind these days' },
          { fr: 'Tu annules', en: 'You call it off' },
          { fr: 'Tu fais un exposé', en: 'You give a talk' },
        ],
        right: 0,
        because: {
          fr: 'Les meilleures rencontres partent souvent de ce qui s’est passé cette semaine. Vous parlerez de la préparation ensuite.',
          en: 'The best meetings often begin with what happened this week. You can speak about preparing afterwards.',
        },
      },
    ],
  },
  {
    id: 'mentee-role',
    audience: 'mentee',
    title: { fr: 'Ton rôle quand on t’accompagne', en: 'Your part as a mentee' },
    minutes: 6,
    text: {
      fr: `C’est ton chemin : c’est toi qui tiens le volant. Ton mentor t’aide à regarder la route.

- **Choisis où tu veux aller.** Un ou deux objectifs suffisent. Ils peuvent changer.
- **Propose la date.** Deux ou trois créneaux dans un message, et c’est réglé.
- **Arrive avec une question.** Une situation vraie et récente vaut mieux qu’un grand thème.
- **Dis ce qui t’aide, et ce qui ne t’aide pas.** Personne ne le devine.
- **Raconte la suite.** « J’ai essayé, voilà ce que cela a donné » est le plus beau des mercis.

Les sujets du programme sont dans ton espace. Quand l’un d’eux est abordé, puis acquis, c’est toi qui le coches : personne d’autre ne peut juger si c’est clair pour toi.

Tu as aussi quelque chose à apporter. Beaucoup de mentors aimeraient comprendre un réseau social, une application, une façon de travailler que tu connais bien. Vous pouvez échanger les rôles pour un sujet, ou pour de bon.`,
      en: `This is your road, and you hold the wheel. Your mentor helps you see where it goes.

- **Choose where you want to go.** One or two goals are enough. They may change.
- **Suggest the date.** Two or three times in one message, and it is settled.
- **Bring a question.** A real, recent situation is worth more than a grand theme.
- **Say what helps, and what does not.** Nobody can guess it.
- **Tell what came of it.** “I tried it, and here is what happened” is the best thank-you there is.

The programme’s topics are in your space. When one has been covered, and later when you feel at home in it, you are the one who ticks it: nobody else can judge whether it is clear to you.

You have something to give as well. Many mentors would like to understand a social network, an app or a way of working that you know well. You can swap roles for one topic, or for good.`,
    },
    checks: [
      {
        ask: { fr: 'Qui coche un sujet comme acquis ?', en: 'Who ticks a topic as learned?' },
        options: [
          { fr: 'Ton mentor, après vérification', en: 'Your mentor, after a check' },
          { fr: 'La coordination', en: 'The coordinator' },
          { fr: 'Toi', en: 'You' },
        ],
        right: 2,
        because: { fr: 'C’est toi qui sais si c’est clair.', en: 'You are the one who knows whether it is clear.' },
      },
      {
        ask: {
          fr: 'Qu’est-ce qui fait une bonne question de départ ?',
          en: 'What makes a good question to begin with?',
        },
        options: [
          {
            fr: '« Jeudi, on m’a coupé la parole deux fois. Que faire la prochaine fois ? »',
            en: '“On Thursday I was cut off twice. What could I do next time?”',
          },
          { fr: '« Comment réussir sa carrière ? »', en: '“How does one have a career?”' },
          { fr: '« De quoi veux-tu parler ? »', en: '“What do you want to talk about?”' },
        ],
        right: 0,
        because: {
          fr: 'Une situation précise donne prise : on peut la raconter, la rejouer, essayer autre chose.',
          en: 'A precise situation gives you a handle: you can tell it, replay it, try something else.',
        },
      },
    ],
  },
  {
    id: 'from-afar',
    audience: 'all',
    title: { fr: 'Se parler à distance', en: 'Talking from afar' },
    minutes: 4,
    text: {
      fr: `À distance, on ne voit ni le sourire ni l’hésitation. Ce que l’on sent, il faut le dire.

- **Annonce ton rythme.** « Je réponds en deux ou trois jours » évite bien des inquiétudes.
- **Plus d’un moyen.** Un appel par mois pour le fond, un mot de temps en temps pour le lien. Une photo du bureau, un « alors, cette réunion ? » suffisent.
- **La caméra est un choix.** La voix seule va très bien, l’écrit aussi.
- **Relis avant d’envoyer** quand le sujet est délicat. En cas de doute, appelle.
- **Voyez-vous en vrai** quand c’est possible : un café vaut dix messages.

Ton espace fonctionne aussi sans réseau. Ce que tu écris dans le train part dès que vos appareils se retrouvent. Si tu n’es pas à l’aise avec l’outil, dis-le : l’apprendre à deux est une bonne première rencontre.`,
      en: `From afar, one sees neither the smile nor the pause. What you feel has to be said.

- **Tell your rhythm.** “I answer within two or three days” saves a lot of worry.
- **More than one way.** A call each month for what matters, a word now and then for the tie. A photo of your desk or a “so, how was that meeting?” is enough.
- **The camera is a choice.** Voice alone is fine, and so is writing.
- **Read it again before you send it** when the matter is delicate. When in doubt, call.
- **Meet in person** when you can: one coffee is worth ten messages.

Your space works without a network too. What you write on the train leaves as soon as your devices meet again. If you do not feel at ease with the tool, say so: learning it together makes a good first meeting.`,
    },
    checks: [
      {
        ask: {
          fr: 'Pas de réponse depuis cinq jours. La première chose à faire ?',
          en: 'No answer for five days. What is the first thing to do?',
        },
        options: [
          { fr: 'Conclure que l’autre n’a pas envie', en: 'Conclude that the other does not care' },
          { fr: 'Envoyer un mot léger, par un autre moyen si besoin', en: 'Send a light word, another way if need be' },
          { fr: 'Attendre la rencontre suivante', en: 'Wait for the next meeting' },
        ],
        right: 1,
        because: {
          fr: 'Le plus souvent, c’est une semaine chargée ou un téléphone perdu. Un mot gentil suffit à renouer.',
          en: 'Most often it is a busy week or a lost phone. A kind word is enough to pick up the thread.',
        },
      },
      {
        ask: { fr: 'Un message te semble sec. Que fais-tu ?', en: 'A message sounds curt to you. What do you do?' },
        options: [
          { fr: 'Tu réponds sur le même ton', en: 'You answer in the same tone' },
          { fr: 'Tu n’écris plus', en: 'You stop writing' },
          { fr: 'Tu demandes, ou tu appelles', en: 'You ask, or you call' },
        ],
        right: 2,
        because: {
          fr: 'L’écrit efface le ton. Demander coûte une minute, et évite un malentendu d’un mois.',
          en: 'Writing loses the tone. Asking takes a minute and spares you a month of misunderstanding.',
        },
      },
    ],
  },
];
