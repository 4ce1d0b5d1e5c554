/**
 * A programme pack: everything a programme is made of but its keys and its people, as one value that is signed, handed
 * on as a file, forked, translated and compared. Its texts come in several languages; what people choose among has ids,
 * so that an answer in French and one in English are the same answer.
 */
import type { LanguageTag } from './brand.ts';
import type { Localised } from './localised.ts';
import type { Term } from './pact.ts';
import type { SafeguardingMode } from './programme.ts';

export const PACK_LIMITS = {
  name: 80,
  line: 160,
  words: 600,
  /** A module, a tip sheet, a mission: a page. */
  text: 6_000,
  questions: 20,
  options: 20,
  modules: 12,
  checks: 6,
  missions: 30,
  badges: 20,
  sheets: 30,
  prompts: 60,
  statements: 12,
  contacts: 40,
  languages: 8,
  /** Encoded. What travels to those who apply is deflated: see NOTICE_BYTES. */
  bytes: 300_000,
} as const;

export const OBJECTIVES = ['recruit', 'integrate', 'leadership', 'support', 'guidance', 'employment'] as const;
/** Why an organisation does it: find young talent, keep who has joined, let leaders grow, help who has it hardest, show careers, find work again. */
export type Objective = (typeof OBJECTIVES)[number];

export const FORMATS = ['pair', 'circle', 'flash', 'peer', 'reverse'] as const;
export type PackFormat = (typeof FORMATS)[number];

/** How pairs come about: one run over the whole pool, each mentee ranks three, or the mentors choose. */
export const CHOOSING = ['whole-pool', 'recommend-three', 'mentor-chooses'] as const;
export type Choosing = (typeof CHOOSING)[number];

export interface Option {
  readonly id: string;
  readonly label: Localised;
}

/** One more question of the card. Only what is chosen can weigh in the matching; text is for people to read. */
export interface Question {
  readonly id: string;
  readonly ask: Localised;
  readonly kind: 'one' | 'many' | 'text';
  readonly options: readonly Option[];
  /** 0: told, not matched by. 1 to 9: counts as much. 10: a must. */
  readonly weight: number;
  /** Of origin, gender, belief or the like: never required, shown to nobody but the coordinator. */
  readonly affinity: boolean;
  readonly required: boolean;
}

export interface Check {
  readonly ask: Localised;
  readonly options: readonly Localised[];
  /** Index of the right one. */
  readonly right: number;
  /** Why. */
  readonly because: Localised;
}

export interface Module {
  readonly id: string;
  readonly audience: 'mentor' | 'mentee' | 'all';
  readonly title: Localised;
  /** Paragraphs and lists in Markdown. */
  readonly text: Localised;
  readonly checks: readonly Check[];
  readonly minutes: number;
}

export interface Mission {
  readonly id: string;
  readonly title: Localised;
  readonly text: Localised;
}

export interface PackBadge {
  readonly id: string;
  readonly name: Localised;
  /** Ids of the missions it is for. */
  readonly missions: readonly string[];
}

/** A tip sheet, or a page to begin from. */
export interface Sheet {
  readonly id: string;
  readonly kind: 'tip' | 'template';
  readonly title: Localised;
  readonly text: Localised;
}

export interface Prompt {
  readonly id: string;
  readonly text: Localised;
}

export interface Statement {
  readonly id: string;
  /** Agreed with from 1 to 5. */
  readonly text: Localised;
}

/** Whom to call when something is wrong. */
export interface Contact {
  /** ISO 3166 code in capitals; '' everywhere. */
  readonly country: string;
  readonly name: Localised;
  /** A telephone number or an address of the web. */
  readonly reach: string;
}

export interface PackMatching {
  readonly choosing: Choosing;
  readonly objective: 'total' | 'floor' | 'stable';
  readonly skills: number;
  readonly topics: number;
  readonly languages: number;
  readonly time: number;
  /** Never two of the same organisation, or with the same manager. */
  readonly apart: readonly ('organisation' | 'manager')[];
}

/** The same pack, asking everybody which organisation they are of, or not. */
export function withOrganisation({ organisation: _, ...pack }: Pack, asks: boolean): Pack {
  return asks ? { ...pack, version: 2, organisation: true } : { ...pack, version: 1 };
}

export interface Pack {
  /** 2 where it asks everybody for their organisation: an app from before would not. */
  readonly version: 1 | 2;
  /** The first is the one it was written in. */
  readonly languages: readonly LanguageTag[];
  readonly name: Localised;
  readonly purpose: Localised;
  /** For whom; empty where it is not said. */
  readonly audience: Localised;
  readonly objectives: readonly Objective[];
  readonly mode: SafeguardingMode;
  readonly formats: readonly PackFormat[];
  readonly months: number;
  /** Days from one meeting to the next. */
  readonly cadenceDays: number;
  readonly sessionMinutes: number;
  readonly topics: readonly Option[];
  readonly questions: readonly Question[];
  /** Each is asked which organisation they are of, whether or not two of one are kept apart. */
  readonly organisation?: true | undefined;
  readonly matching: PackMatching;
  /** Where an agreement begins: the two change it as they like. */
  readonly agreement: { readonly [Part in Term]?: Localised | undefined };
  readonly training: readonly Module[];
  readonly missions: readonly Mission[];
  readonly badges: readonly PackBadge[];
  readonly sheets: readonly Sheet[];
  /** One a meeting or one a week, in this order. */
  readonly prompts: readonly Prompt[];
  /** Asked half-way and at the end. */
  readonly survey: readonly Statement[];
  readonly contacts: readonly Contact[];
  /** The hash of the pack that this one was made from; null: from none. */
  readonly from: string | null;
}
