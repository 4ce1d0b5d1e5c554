/** Well-formed values for tests: Ada the mentor's card and what surrounds it. Keys here are placeholders that open nothing. */
import type { InvitationId, LanguageTag, TimeZone } from './brand.ts';
import type { Card, CardDraft } from './card.ts';
import { invitationIdOf, programmeIdOf } from './ids.ts';
import type { Answer, Invitation } from './invitation.ts';
import type { Pack } from './pack.ts';
import type { Programme, ProgrammeDraft } from './programme.ts';
import { isLanguageTag, isTimeZone } from './zone.ts';

export const ISSUED = Date.UTC(2026, 2, 2, 9);
const YEAR = 365 * 86_400_000;
const key = (fill: number): string => programmeIdOf(new Uint8Array(32).fill(fill));
const anId: InvitationId = invitationIdOf(new Uint8Array(32).fill(9));

export function zone(name: string): TimeZone {
  if (!isTimeZone(name)) throw new Error(`no such time zone: ${name}`);
  return name;
}

export function tag(name: string): LanguageTag {
  if (!isLanguageTag(name)) throw new Error(`no such language: ${name}`);
  return name;
}
export const tags = (...names: string[]): LanguageTag[] => names.map(tag);

export const aDraft = (over: Partial<CardDraft> = {}): CardDraft => ({
  name: 'Ada Diop',
  role: 'mentor',
  skillsOffered: ['Droit du travail', 'Excel'],
  skillsSought: ['Réseaux sociaux'],
  topics: ['Premier emploi'],
  languages: tags('fr', 'wo'),
  timeZone: zone('Africa/Dakar'),
  availability: [36, 37, 38, 39],
  capacity: 2,
  words: 'Vingt ans de droit social.\nJ’aime les questions.',
  adult: true,
  ...over,
});

export const aCard = (over: Partial<Card> = {}): Card => ({
  version: 1,
  programme: programmeIdOf(new Uint8Array(32).fill(1)),
  box: key(2),
  mailbox: key(3),
  ...aDraft(),
  issued: ISSUED,
  expires: ISSUED + YEAR,
  ...over,
});

export const aProgrammeDraft = (over: Partial<ProgrammeDraft> = {}): ProgrammeDraft => ({
  name: 'Passerelles',
  purpose: 'Premier emploi des jeunes juristes.',
  language: tag('fr'),
  mode: 'private-pair',
  months: 8,
  topics: ['Premier emploi', 'Entretien'],
  coordinator: 'Cleo',
  ...over,
});

export const aProgramme = (over: Partial<Programme> = {}): Programme => ({
  version: 1,
  box: key(4),
  ...aProgrammeDraft(),
  issued: ISSUED,
  ...over,
});

export const anInvitation = (over: Partial<Invitation> = {}): Invitation => ({
  version: 1,
  programme: programmeIdOf(new Uint8Array(32).fill(1)),
  mentor: 'AAAA',
  mentee: 'BBBB',
  purpose: 'Premier emploi',
  mode: 'private-pair',
  format: 'pair',
  months: 8,
  issued: ISSUED,
  expires: ISSUED + 14 * 86_400_000,
  nonce: key(5),
  ...over,
});

export const anAnswer = (over: Partial<Answer> = {}): Answer => ({
  version: 1,
  invitation: anId,
  answer: 'accepted',
  words: '',
  at: ISSUED,
  ...over,
});

/** A small pack with one of everything, in French and English. */
export const aPack = (over: Partial<Pack> = {}): Pack => ({
  version: 1,
  languages: tags('fr', 'en'),
  name: { en: 'Gateways', fr: 'Passerelles' },
  purpose: { en: 'First jobs for young lawyers.', fr: 'Premier emploi des jeunes juristes.' },
  audience: { en: 'Law graduates', fr: 'Diplômés en droit' },
  objectives: ['recruit'],
  mode: 'private-pair',
  formats: ['pair'],
  months: 8,
  cadenceDays: 30,
  sessionMinutes: 60,
  topics: [
    { id: 'first-job', label: { en: 'First job', fr: 'Premier emploi' } },
    { id: 'interview', label: { en: 'Interview', fr: 'Entretien' } },
  ],
  questions: [
    {
      id: 'field',
      ask: { en: 'Which field?', fr: 'Quel domaine ?' },
      kind: 'one',
      options: [
        { id: 'labour', label: { en: 'Labour law', fr: 'Droit du travail' } },
        { id: 'tax', label: { en: 'Tax law', fr: 'Droit fiscal' } },
      ],
      weight: 5,
      affinity: false,
      required: true,
    },
  ],
  matching: { choosing: 'whole-pool', objective: 'total', skills: 8, topics: 5, languages: 3, time: 6, apart: [] },
  agreement: { rhythm: { en: 'Once a month', fr: 'Une fois par mois' } },
  training: [
    {
      id: 'welcome',
      audience: 'all',
      title: { en: 'Welcome', fr: 'Bienvenue' },
      text: { en: 'What mentoring is.', fr: 'Ce qu’est le mentorat.' },
      checks: [
        {
          ask: { en: 'Who owns the goals?', fr: 'À qui sont les objectifs ?' },
          options: [
            { en: 'The mentee', fr: 'À la personne accompagnée' },
            { en: 'The mentor', fr: 'Au mentor' },
          ],
          right: 0,
          because: { en: 'They set the course.', fr: 'C’est elle qui tient le cap.' },
        },
      ],
      minutes: 5,
    },
  ],
  missions: [{ id: 'cv', title: { en: 'A CV', fr: 'Un CV' }, text: { en: 'Write it.', fr: 'Écris-le.' } }],
  badges: [{ id: 'ready', name: { en: 'Ready', fr: 'Fin prêt' }, missions: ['cv'] }],
  sheets: [
    {
      id: 'listen',
      kind: 'tip',
      title: { en: 'Listen', fr: 'Écouter' },
      text: { en: 'Ask first.', fr: 'Demande d’abord.' },
    },
  ],
  prompts: [{ id: 'first', text: { en: 'What brought you here?', fr: 'Qu’est-ce qui t’amène ?' } }],
  survey: [{ id: 'heard', text: { en: 'I feel heard.', fr: 'Je me sens entendu.' } }],
  contacts: [{ country: 'FR', name: { en: 'Emergency', fr: 'Urgences' }, reach: '112' }],
  from: null,
  ...over,
});
