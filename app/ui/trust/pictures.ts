import { frenchOrEnglish } from '../preferences.ts';

/**
 * The 64 pictures of a check, with their names. Two people compare what they see or what they say, so the order and the
 * meaning of every line are for good: a French and an English screen must show the same thing. That is why the names
 * are not in the catalogues, where one language could move without the other.
 */
const lines = [
  ['🐶', 'dog', 'chien'],
  ['🐱', 'cat', 'chat'],
  ['🐴', 'horse', 'cheval'],
  ['🐄', 'cow', 'vache'],
  ['🐑', 'sheep', 'mouton'],
  ['🐘', 'elephant', 'éléphant'],
  ['🐪', 'camel', 'chameau'],
  ['🐒', 'monkey', 'singe'],
  ['🐰', 'rabbit', 'lapin'],
  ['🐢', 'turtle', 'tortue'],
  ['🐍', 'snake', 'serpent'],
  ['🐟', 'fish', 'poisson'],
  ['🐬', 'dolphin', 'dauphin'],
  ['🐙', 'octopus', 'pieuvre'],
  ['🐝', 'bee', 'abeille'],
  ['🦋', 'butterfly', 'papillon'],
  ['🐌', 'snail', 'escargot'],
  ['🐞', 'ladybird', 'coccinelle'],
  ['🐓', 'rooster', 'coq'],
  ['🦉', 'owl', 'hibou'],
  ['🐧', 'penguin', 'pingouin'],
  ['🌳', 'tree', 'arbre'],
  ['🌵', 'cactus', 'cactus'],
  ['🌻', 'sunflower', 'tournesol'],
  ['🍄', 'mushroom', 'champignon'],
  ['🍀', 'clover', 'trèfle'],
  ['🍎', 'apple', 'pomme'],
  ['🍌', 'banana', 'banane'],
  ['🍋', 'lemon', 'citron'],
  ['🍇', 'grapes', 'raisin'],
  ['🍓', 'strawberry', 'fraise'],
  ['🍒', 'cherries', 'cerises'],
  ['🌽', 'corn', 'maïs'],
  ['🥕', 'carrot', 'carotte'],
  ['🥚', 'egg', 'œuf'],
  ['🍞', 'bread', 'pain'],
  ['🧀', 'cheese', 'fromage'],
  ['🍰', 'cake', 'gâteau'],
  ['☀️', 'sun', 'soleil'],
  ['🌙', 'moon', 'lune'],
  ['⭐', 'star', 'étoile'],
  ['🌈', 'rainbow', 'arc-en-ciel'],
  ['🔥', 'fire', 'feu'],
  ['❄️', 'snowflake', 'flocon'],
  ['☂️', 'umbrella', 'parapluie'],
  ['🏠', 'house', 'maison'],
  ['⛺', 'tent', 'tente'],
  ['🚲', 'bicycle', 'vélo'],
  ['🚗', 'car', 'voiture'],
  ['🚂', 'train', 'train'],
  ['⛵', 'boat', 'bateau'],
  ['✈️', 'plane', 'avion'],
  ['🚀', 'rocket', 'fusée'],
  ['⚓', 'anchor', 'ancre'],
  ['🔑', 'key', 'clé'],
  ['🔔', 'bell', 'cloche'],
  ['📖', 'book', 'livre'],
  ['✂️', 'scissors', 'ciseaux'],
  ['🔨', 'hammer', 'marteau'],
  ['👓', 'glasses', 'lunettes'],
  ['👑', 'crown', 'couronne'],
  ['🎁', 'gift', 'cadeau'],
  ['⚽', 'ball', 'ballon'],
  ['🎸', 'guitar', 'guitare'],
] as const;

export interface Picture {
  readonly sign: string;
  readonly name: string;
}

/** The picture of a number from 0 to 63, named in the language of the screen. Throws on another number. */
export function pictureOf(number: number, locale: string): Picture {
  const line = lines[number];
  if (line === undefined) throw new RangeError('there are 64 pictures');
  const [sign, en, fr] = line;
  return { sign, name: frenchOrEnglish(locale) === 'fr' ? fr : en };
}
