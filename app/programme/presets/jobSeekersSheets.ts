/** CV, interviews, network, morale: one page to read and one to fill for each. */
import type { Sheet } from '../../model/pack.ts';

export const jobSeekersSheets: readonly Sheet[] = [
  {
    id: 'cv-in-thirty-seconds',
    kind: 'tip',
    title: { fr: 'Un CV qui se lit en trente secondes', en: 'A CV that is read in thirty seconds' },
    text: {
      fr: `C’est à peu près le temps qu’on lui donnera. Alors :

- **Trois lignes en haut** : ce que tu sais faire, pour qui, et ce que tu cherches maintenant.
- **Des résultats plutôt que des tâches.** « Délai de réponse passé de cinq jours à deux » plutôt que « gestion du courrier ».
- **Les mots de l’annonce**, quand ils sont vrais pour toi. Un logiciel lit souvent avant une personne.
- **Une page, deux au plus.** Ce qui a quinze ans tient en une ligne.
- **Les trous se disent simplement** : « 2024, congé pour s’occuper d’un proche ». Une ligne, sans excuse.
- Ni photo, ni âge, ni situation de famille, sauf si tu y tiens.

**Le test.** Ton mentor lit trente secondes, retourne la page, et dit ce qui lui reste. Ce n’est pas ce que tu voulais ? Recommencez par le haut.`,
      en: `That is about the time it will get. So:

- **Three lines at the top**: what you can do, for whom, and what you are looking for now.
- **Results rather than duties.** “Reply time down from five days to two” rather than “handled the mail”.
- **The words of the advert**, where they are true of you. Software often reads before a person does.
- **One page, two at most.** What is fifteen years old fits on one line.
- **Gaps are told simply**: “2024, leave to care for a relative”. One line, no apology.
- No photo, age or family status, unless you care to.

**The test.** Your mentor reads for thirty seconds, turns the page over, and says what stayed. Not what you meant? Start again from the top.`,
    },
  },
  {
    id: 'interview-rehearsal',
    kind: 'tip',
    title: { fr: 'Répéter un entretien', en: 'Rehearsing an interview' },
    text: {
      fr: `On ne sait pas ce qu’on pense avant de s’être entendu le dire. Trois tours, à voix haute :

1. **À blanc.** Ton mentor pose cinq questions. On ne commente pas.
2. **Par morceaux.** On reprend la réponse qui a le moins bien marché, trois fois, en la raccourcissant.
3. **Pour de vrai.** Debout ou en vidéo, dans la tenue du jour, sans s’arrêter.

Les questions qui reviennent presque toujours :

- Parlez-moi de vous. (Deux minutes, pas plus : avant, maintenant, ensuite.)
- Pourquoi ce poste, chez nous ?
- Racontez une difficulté et ce que vous avez fait.
- Pourquoi avez-vous quitté votre dernier emploi ? (Une phrase vraie, sans accuser, puis on regarde devant.)
- Avez-vous des questions ? (Toujours deux.)

Une question sur ta santé, tes enfants ou ton origine ? Tu peux répondre : « En quoi est-ce utile pour le poste ? »`,
      en: `We do not know what we think until we have heard ourselves say it. Three rounds, aloud:

1. **Dry.** Your mentor asks five questions. No comments.
2. **In pieces.** Take the answer that went least well and give it three times, shorter each time.
3. **For real.** Standing or on video, dressed for the day, without a stop.

The questions that come up nearly always:

- Tell me about yourself. (Two minutes, no more: before, now, next.)
- Why this job, and why with us?
- Tell us about a difficulty and what you did.
- Why did you leave your last job? (One true sentence, blaming nobody, then look ahead.)
- Do you have any questions? (Always two.)

A question about your health, your children or your origin? You may answer: “How does that help with the job?”`,
    },
  },
  {
    id: 'network-one-by-one',
    kind: 'tip',
    title: { fr: 'Un réseau, une personne à la fois', en: 'A network, one person at a time' },
    text: {
      fr: `Beaucoup de postes se pourvoient sans annonce, parce que quelqu’un a parlé de quelqu’un. Tu connais plus de monde que tu ne crois.

- **Fais ta liste** : anciens collègues, clients, voisins, parents d’élèves, club de sport. Vingt noms.
- **Demande un renseignement, pas un emploi.** « Tu connais cette entreprise : vingt minutes pour m’en parler ? » On dit oui volontiers.
- **Dis en une phrase ce que tu cherches**, pour qu’on puisse la répéter à ta place.
- **Finis par un nom.** « À qui d’autre devrais-je parler ? »
- **Raconte la suite.** Un mot de remerciement, puis des nouvelles un mois plus tard.

Mentor, présente une personne à la fois, avec un message de trois lignes et l’accord des deux.`,
      en: `Many jobs are filled without an advert, because somebody spoke of somebody. You know more people than you think.

- **Make your list**: former colleagues, customers, neighbours, parents from school, your sports club. Twenty names.
- **Ask for information, not for a job.** “You know this company: could you give me twenty minutes on it?” People like to say yes.
- **Say in one sentence what you are looking for**, so that others can repeat it for you.
- **End with a name.** “Whom else should I talk to?”
- **Tell what came of it.** A word of thanks, then news a month later.

Mentor, introduce one person at a time, in a message of three lines and with the consent of both.`,
    },
  },
  {
    id: 'morale',
    kind: 'tip',
    title: { fr: 'Tenir le moral, semaine après semaine', en: 'Keeping one’s spirits up, week after week' },
    text: {
      fr: `Le moral ne revient pas parce qu’on se le commande. Il revient par petits gestes.

- **Un lever, un dehors, un visage** chaque jour : se lever à la même heure, sortir une fois, voir quelqu’un.
- **Trois victoires le vendredi**, même minuscules. Écris-les dans ton espace et relis-les les jours gris.
- **Des vacances de recherche** : au moins une journée par semaine où l’on ne cherche rien.
- **Un refus n’est pas un verdict.** Note une chose à garder, une chose à changer, et referme le dossier.
- **Donne un coup de main quelque part.** Se sentir utile n’attend pas un contrat.

Si tu dors mal depuis des semaines, si plus rien ne te fait envie ou si tu penses à mourir, parles-en à un médecin, ou appelle l’un des numéros de ton espace. Ce n’est pas une faiblesse, et tu ne déranges personne.`,
      en: `Spirits do not rise because we tell them to. They come back through small things.

- **Up, out, and a face**, every day: get up at the same hour, go out once, see somebody.
- **Three wins on Friday**, however tiny. Write them in your space and read them again on grey days.
- **Holidays from searching**: at least one day a week on which you look for nothing.
- **A refusal is not a verdict.** Note one thing to keep, one to change, and close the file.
- **Lend a hand somewhere.** Feeling useful need not wait for a contract.

If you have slept badly for weeks, if nothing appeals to you any more or if you think of dying, talk to a doctor or call one of the numbers in your space. It is not weakness, and you are not bothering anyone.`,
    },
  },
  {
    id: 'cv-page',
    kind: 'template',
    title: { fr: 'Mon CV, la matière première', en: 'My CV, the raw material' },
    text: {
      fr: `## En trois lignes

Ce que je sais faire, pour qui, et ce que je cherche :

## Mes cinq résultats

| Où et quand | Ce qui n’allait pas | Ce que j’ai fait | Ce que cela a donné |
| --- | --- | --- | --- |
| | | | |
| | | | |
| | | | |

## Ce que j’ai appris hors d’un emploi

## Ce que mon mentor a retenu en trente secondes`,
      en: `## In three lines

What I can do, for whom, and what I am looking for:

## My five results

| Where and when | What was wrong | What I did | What came of it |
| --- | --- | --- | --- |
| | | | |
| | | | |
| | | | |

## What I learned outside a job

## What stayed with my mentor after thirty seconds`,
    },
  },
  {
    id: 'application-log',
    kind: 'template',
    title: { fr: 'Mes candidatures', en: 'My applications' },
    text: {
      fr: `| Où | Envoyé le | Contact | Relancer le | Suite |
| --- | --- | --- | --- | --- |
| | | | | |
| | | | | |
| | | | | |

## À garder de cette quinzaine

## À changer`,
      en: `| Where | Sent on | Contact | Follow up on | Outcome |
| --- | --- | --- | --- | --- |
| | | | | |
| | | | | |
| | | | | |

## To keep from these two weeks

## To change`,
    },
  },
  {
    id: 'interview-page',
    kind: 'template',
    title: { fr: 'Avant et après un entretien', en: 'Before and after an interview' },
    text: {
      fr: `## Avant

- [ ] Trois choses vraies sur cette entreprise
- [ ] Mes deux minutes de présentation
- [ ] Deux histoires qui montrent ce que je sais faire
- [ ] Mes deux questions
- [ ] Le trajet, l’heure, un numéro à appeler

## Après

Ce qui a marché :

Ce qui m’a surpris :

La question que je préparerai mieux :

- [ ] Remercier dans les deux jours`,
      en: `## Before

- [ ] Three true things about this company
- [ ] My two minutes about myself
- [ ] Two stories that show what I can do
- [ ] My two questions
- [ ] The way there, the hour, a number to call

## After

What went well:

What surprised me:

The question I will prepare better:

- [ ] Say thank you within two days`,
    },
  },
];
