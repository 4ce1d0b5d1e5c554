/** Which column of somebody's table is what: guessed from its heading, in French or English, and changed by hand. */
import { fold } from '../model/fold.ts';

export const PAPER_FIELDS = [
  'name',
  'givenName',
  'familyName',
  'email',
  'number',
  'role',
  'organisation',
  'manager',
  'languages',
  'skillsOffered',
  'skillsSought',
  'topics',
  'capacity',
  'words',
] as const;
export type PaperField = (typeof PAPER_FIELDS)[number];

/** By the place of the column; null: not taken. */
export type Mapping = readonly (PaperField | null)[];

/** Folded. The first field that knows a heading has it; whole headings before parts of one. */
const HEADINGS: Readonly<Record<PaperField, readonly string[]>> = {
  name: ['nom complet', 'nom et prenom', 'prenom et nom', 'full name', 'display name', 'name', 'participant'],
  givenName: ['prenom', 'first name', 'given name', 'forename', 'firstname'],
  familyName: ['nom de famille', 'nom', 'last name', 'family name', 'surname', 'lastname'],
  email: ['adresse electronique', 'courriel', 'e mail', 'email', 'mail', 'adresse mail'],
  number: [
    'numero etudiant',
    // "N° étudiant"
    'n etudiant',
    'n eleve',
    'numero',
    'matricule',
    'ine',
    'identifiant',
    'id',
    'student id',
    'employee id',
    'number',
    'no',
  ],
  role: ['role', 'statut', 'profil', 'type', 'fonction dans le programme'],
  organisation: [
    'organisation',
    'organization',
    'entreprise',
    'societe',
    'etablissement',
    'ecole',
    'lycee',
    'universite',
    'company',
    'employer',
    'employeur',
    'school',
    'university',
    'structure',
  ],
  manager: ['responsable', 'manager', 'superieur', 'n 1', 'line manager', 'encadrant'],
  languages: ['langues', 'langue', 'languages', 'language', 'spoken languages'],
  skillsOffered: [
    'competences offertes',
    'competences',
    'expertise',
    'peut partager',
    'skills offered',
    'skills',
    'can help with',
    'domaine',
  ],
  skillsSought: [
    'competences recherchees',
    'besoins',
    'souhaite apprendre',
    'attentes',
    'skills sought',
    'needs',
    'wants to learn',
    'would like to learn',
  ],
  topics: ['themes', 'sujets', 'centres d interet', 'interets', 'topics', 'interests'],
  capacity: ['capacite', 'nombre de mentores', 'places', 'capacity', 'max mentees', 'seats'],
  words: ['presentation', 'motivation', 'commentaire', 'a propos', 'bio', 'about', 'comments', 'notes'],
};

export const headingOf = (text: string): string =>
  fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function fieldOf(heading: string): PaperField | null {
  const exact = PAPER_FIELDS.find((field) => HEADINGS[field].includes(heading));
  if (exact !== undefined) return exact;
  const starts = PAPER_FIELDS.find((field) =>
    HEADINGS[field].some((known) => known.length > 3 && heading.startsWith(`${known} `)),
  );
  return starts ?? null;
}

/** `remembered`: what the coordinator chose for a heading before; '' for a column that they left out. */
export function guessColumns(headings: readonly string[], remembered: ReadonlyMap<string, PaperField | ''>): Mapping {
  const taken = new Set<PaperField>();
  const guessed = headings.map((text): PaperField | null => {
    const heading = headingOf(text);
    const known = remembered.get(heading);
    const field = known === undefined ? fieldOf(heading) : known === '' ? null : known;
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
  // "Nom" alone is the whole name; beside a "Prénom" it is half of it.
  const isHalf = guessed.includes('givenName') || guessed.includes('name');
  return isHalf ? guessed : guessed.map((field) => (field === 'familyName' ? 'name' : field));
}
