/** The words for the parts of a pack, written once. */

import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { inLanguage, type Localised } from '../../../model/localised.ts';
import type { Choosing, Objective, Pack, PackFormat } from '../../../model/pack.ts';
import type { Term } from '../../../model/pact.ts';
import type { ListPart } from './packItems.ts';

export const LIST_NAMES: Readonly<Record<ListPart, MessageDescriptor>> = {
  topics: msg`Topics`,
  questions: msg`Questions on the card`,
  training: msg`Before being matched`,
  missions: msg`Missions`,
  badges: msg`Badges`,
  sheets: msg`Tip sheets and pages to begin from`,
  prompts: msg`Prompts, one after the other`,
  survey: msg`Statements for half-way and the end`,
  contacts: msg`Whom to call`,
};

export const LIST_HINTS: Readonly<Record<ListPart, MessageDescriptor>> = {
  topics: msg`People choose among them on their card, and the mentee ticks those they have acquired.`,
  questions: msg`Only what is chosen can count in the matching. What is written is for people to read.`,
  training: msg`Short pages that everybody goes through first. Nobody is matched before they have.`,
  missions: msg`Small things to do together, taken up when the two like.`,
  badges: msg`For missions done. The other person signs it, and it can be checked without any network.`,
  sheets: msg`To read, or to start a page of the notebook with.`,
  prompts: msg`Something to talk or write about until the next one.`,
  survey: msg`Asked half-way and at the end, beside the app’s own eight. Nobody sees the other’s answers before giving theirs.`,
  contacts: msg`Shown where something can be reported. A country’s numbers are shown to the people in it.`,
};

export const LIST_ADD: Readonly<Record<ListPart, MessageDescriptor>> = {
  topics: msg`Add a topic`,
  questions: msg`Add a question`,
  training: msg`Add a module`,
  missions: msg`Add a mission`,
  badges: msg`Add a badge`,
  sheets: msg`Add a sheet`,
  prompts: msg`Add a prompt`,
  survey: msg`Add a statement`,
  contacts: msg`Add a contact`,
};

export const OBJECTIVE_WORDS: Readonly<Record<Objective, MessageDescriptor>> = {
  recruit: msg`Find young talent`,
  integrate: msg`Welcome and keep who has joined`,
  leadership: msg`Let leaders grow`,
  support: msg`Help those who have it hardest`,
  guidance: msg`Discover careers`,
  employment: msg`Find work again`,
};

export const FORMAT_WORDS: Readonly<Record<PackFormat, MessageDescriptor>> = {
  pair: msg`Two people`,
  circle: msg`A small circle`,
  flash: msg`One to three conversations`,
  peer: msg`Between peers`,
  reverse: msg`The younger teaches the older`,
};

export const CHOOSING_WORDS: Readonly<Record<Choosing, MessageDescriptor>> = {
  'whole-pool': msg`You, with the best pairs over everybody`,
  'recommend-three': msg`The mentee, among three`,
  'mentor-chooses': msg`The mentor, among three; you let each be asked`,
};

export const TERM_WORDS: Readonly<Record<Term, MessageDescriptor>> = {
  aims: msg`What we want to reach`,
  rhythm: msg`How often we meet`,
  ways: msg`By which ways we talk`,
  between: msg`What stays between us`,
  silence: msg`How we find each other again after a silence`,
};

/** What a text says in the language at work, else in the pack's own. */
export const read = (pack: Pack, language: string, text: Localised): string =>
  inLanguage(text, [language], pack.languages);
