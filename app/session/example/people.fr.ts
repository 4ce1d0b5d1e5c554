import type { Wording } from './people.ts';

export const wording: Wording = {
  coordinator: 'Claire',
  skills: [
    'Comptabilité',
    'Écrire un CV',
    'Contrôle qualité',
    'Conduite de chantier',
    'Accueil',
    'Sites web',
    'Tableurs',
    'Aide aux personnes âgées',
    'Conduite et livraison',
    'Parler en public',
    'Anglais',
  ],
  words: {
    'Awa Diallo':
      'Vingt ans de comptabilité, dont cinq avec des gens qui recommençaient. J’aime les questions qui ont l’air trop simples.',
    'Bernard Lefèvre':
      'Chef d’atelier à la retraite. Je connais presque tous les ateliers à trente kilomètres, et qui y décide.',
    'Dominique Morel':
      'J’ai changé de métier à quarante-cinq ans. Je me souviens de ce que c’est, être la personne la plus âgée de la salle.',
    'Elif Yılmaz':
      'Infirmière, puis directrice d’une maison de retraite. J’ai embauché soixante personnes et lu mille lettres.',
    'Béatrice Faure': 'Huit ans à la maison pour ma mère. Je sais faire plus que ne dit mon CV.',
    'Adam Benali': 'Je voudrais un métier, un vrai, et quelqu’un qui me dise par où ça commence.',
    'Chen Wei': 'J’écris des petits programmes la nuit. Je ne sais pas le dire en entretien.',
    'Halima Traoré':
      'J’ai cuisiné pour deux cents personnes par jour. Maintenant je voudrais être devant, pas derrière.',
  },
  no: 'Merci d’avoir pensé à moi. Je commence une formation en mai ; reposez-moi la question à l’automne.',
};
