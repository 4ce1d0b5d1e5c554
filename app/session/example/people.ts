/** The people of the example of a programme: who they are in a row each; their words in a file for each language. */
import type { Role } from '../../model/card.ts';

export interface Wording {
  /** Coordinates it. */
  readonly coordinator: string;
  /** What can be shared, and learned; named by their place. */
  readonly skills: readonly string[];
  /** What some of them say of themselves, by name. */
  readonly words: Readonly<Record<string, string>>;
  /** With a no. */
  readonly no: string;
}

/** Name, role, skills offered, sought, topics of the programme, sectors of its pack. */
export type Row = readonly [
  name: string,
  role: Role,
  offered: readonly number[],
  sought: readonly number[],
  topics: readonly number[],
  sectors: readonly string[],
];

export const ROWS: readonly Row[] = [
  ['Awa Diallo', 'mentor', [0, 1], [10], [1, 2], ['office', 'public']],
  ['Bernard Lefèvre', 'mentor', [2, 3], [9], [2, 3], ['industry']],
  ['Carmen Ruiz', 'mentor', [4, 1], [], [3, 4], ['hospitality', 'retail']],
  ['Dominique Morel', 'mentor', [5, 6], [], [5, 6], ['digital']],
  ['Elif Yılmaz', 'mentor', [7, 0], [], [0, 4], ['care']],
  ['Franck Mercier', 'mentor', [3, 8], [], [6, 7], ['construction', 'transport']],
  ['Grace Okafor', 'mentor', [1, 9], [], [1, 2], ['culture', 'education']],
  ['Hugo Petit', 'mentor', [5, 1], [], [1, 5], ['digital', 'culture']],
  ['Ines Carvalho', 'mentor', [0, 10], [], [2, 7], ['office']],
  ['Joseph Nguyen', 'mentor', [2, 6], [], [0, 6], ['industry', 'farming']],
  ['Khadija Amrani', 'mentor', [7, 4], [], [3, 4], ['care', 'public']],
  ['Lucie Bernard', 'either', [9, 1], [5], [1, 3], ['education', 'public']],
  ['Adam Benali', 'mentee', [8], [2, 3], [0, 6], ['industry', 'construction']],
  ['Béatrice Faure', 'mentee', [10], [0, 1], [1, 2], ['office']],
  ['Chen Wei', 'mentee', [6], [5], [5, 2], ['digital']],
  ['Daouda Sow', 'mentee', [8], [3, 8], [6, 7], ['transport']],
  ['Émilie Roux', 'mentee', [4], [9, 1], [1, 3], ['culture']],
  ['Fatima Zahra Idrissi', 'mentee', [7], [7, 0], [0, 4], ['care']],
  ['Gabriel Martin', 'mentee', [], [5, 6], [5, 6], ['digital']],
  ['Halima Traoré', 'mentee', [4], [4, 1], [2, 4], ['hospitality']],
  ['Ivan Petrov', 'mentee', [2], [10, 2], [1, 2], ['industry']],
  ['Julie Garnier', 'mentee', [9], [7, 4], [3, 4], ['care', 'public']],
  ['Karim Haddad', 'mentee', [8], [4, 8], [0, 7], ['retail', 'transport']],
  ['Léa Fontaine', 'mentee', [5], [5, 1], [1, 5], ['culture', 'digital']],
  ['Moussa Keita', 'mentee', [3], [3], [6, 0], ['construction']],
  ['Nadia Rossi', 'mentee', [0], [0, 10], [2, 7], ['office']],
  ['Olivier Blanc', 'mentee', [2], [2, 6], [0, 6], ['farming']],
  ['Patricia Lopes', 'mentee', [4], [1, 9], [1, 3], ['education']],
  ['Rachid Bouzid', 'mentee', [8], [2, 1], [2, 4], ['industry', 'transport']],
  ['Sarah Cohen', 'mentee', [10], [9, 0], [3, 1], ['public']],
];
