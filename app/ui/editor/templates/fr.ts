/** Ce par quoi une page peut commencer. Du Markdown, comme tout le monde peut en écrire : un titre, puis la page. */
export const templates: readonly string[] = [
  `# Première rencontre

## Faire connaissance

D’où viens-tu, et qu’est-ce qui t’amène ici ?

À quoi ressemble une bonne semaine pour toi ?

## Ce que nous aimerions

Dans quelques mois, qu’est-ce qui te ferait dire que cela en valait la peine ?

## Comment nous travaillons ensemble

- [ ] Quand nous nous voyons, et combien de temps
- [ ] Comment nous nous écrivons entre-temps
- [ ] Ce qui reste entre nous

## Avant la prochaine fois

- [ ] Un petit pas de chaque côté
`,
  `# Notre accord

| | Ce que nous décidons |
| --- | --- |
| À quel rythme | |
| Combien de temps, et où | |
| Comment nous nous écrivons | |
| En combien de temps nous répondons | |

## Ce que nous apportons, toi et moi

## Ce qui reste entre nous

Ce qui se confie entre nous reste ici, sauf si quelqu’un est en danger.

## Si cela se passe moins bien

- [ ] Nous le disons, tôt et avec douceur
- [ ] À qui nous nous adressons dans le programme
`,
  `# Notes de séance

## Depuis la dernière fois

Qu’est-ce qui a bien marché ? Qu’est-ce qui a été difficile ?

## Ce dont nous avons parlé

## Ce que nous en gardons

> Une phrase à retenir.

## Prochains pas

- [ ] Mentoré·e :
- [ ] Mentor :

Prochaine rencontre :
`,
  `# Un objectif bien pensé

**En une phrase :** 

| | |
| --- | --- |
| Quoi, précisément ? | |
| À quoi verrai-je que c’est atteint ? | |
| Ce que j’ai, ce qu’il me faut | |
| Pourquoi cela compte pour moi | |
| Pour quand ? | |

## Premiers pas

- [ ] Cette semaine :
- [ ] Ce mois-ci :

## Ce qui pourrait gêner, et que faire alors

`,
  `# À mi-parcours

## Ce qui a changé depuis le début

## Nos objectifs

| Objectif | Où on en est | Ce qui aide |
| --- | --- | --- |
| | | |
| | | |

## Notre façon de travailler

Que garder ? Que faire autrement ?

## La seconde moitié

- [ ] Une chose que nous voulons d’ici la fin, de chaque côté
`,
  `# Relire un CV ensemble

## Au premier regard

Que retient-on en dix secondes ?

- [ ] Le nom et le contact se trouvent tout de suite
- [ ] Ce que je cherche est dit en haut
- [ ] Une page, ou deux
- [ ] Les mêmes dates et les mêmes signes partout

## Ce que j’ai fait

Pour chaque ligne : un verbe, ce que cela a donné, un chiffre s’il y en a un.

| Aujourd’hui | Ce que cela pourrait devenir |
| --- | --- |
| | |
| | |

## Ce qui manque
`,
  `# Avant un entretien

## L’endroit

Que font-ils, et qu’est-ce qui me plaît là-dedans ?

## Ce qu’on peut me demander

- Parlez-nous de vous
- Une difficulté, et ce que vous avez fait
- Pourquoi ici ?

## Une histoire à moi

1. Où étais-je ?
2. Que fallait-il faire ?
3. Qu’ai-je fait ?
4. Qu’est-ce que cela a donné ?

## Ce que je demande

- [ ] À quoi ressemble une bonne première semaine ici ?
- [ ] 

## Le jour même

- [ ] Le trajet et l’heure, avec une demi-heure d’avance
- [ ] Deux exemplaires du CV
`,
  `# Prendre du recul

Qu’est-ce qui m’a donné de l’énergie cette semaine ?

Qu’ai-je appris sans m’y attendre ?

Quand me suis-je retenu·e, et pourquoi ?

> Que dirais-je à quelqu’un que j’aime, à ma place ?

Une chose que je veux essayer :
`,
  `# Apprendre de quelqu’un au travail

## Qui, et pourquoi cette personne

## Mes questions

- Comment en es-tu venu·e à ce métier ?
- À quoi ressemble une journée ordinaire ?
- Que ferais-tu autrement ?

## Ce que j’ai entendu

## Ensuite

- [ ] Écrire un mot de remerciement
`,
];
