/** Which column of somebody's table is what: guessed from its heading, in French, English, Spanish or Portuguese, and changed by hand. */
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

/** Folded. The first field that knows a heading has it. */
const HEADINGS: Readonly<Record<PaperField, readonly string[]>> = {
  name: [
    'nom complet',
    'nom et prenom',
    'prenom et nom',
    'nombre completo',
    'nombre y apellidos',
    'nome completo',
    'nome',
    'full name',
    'display name',
    'name',
    'participant',
  ],
  givenName: ['prenom', 'nombre', 'first name', 'given name', 'forename', 'firstname'],
  familyName: [
    'nom de famille',
    'nom',
    'apellidos',
    'apellido',
    'sobrenome',
    'apelido',
    'last name',
    'family name',
    'surname',
    'lastname',
  ],
  email: [
    'adresse electronique',
    'courriel',
    'e mail',
    'email',
    'mail',
    'mel',
    'adresse mail',
    'adresse e mail',
    'adresse email',
    'correo electronico',
    'correo',
  ],
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
  role: ['role', 'rol', 'papel', 'funcao', 'statut', 'profil', 'type', 'fonction dans le programme'],
  organisation: [
    'organisation',
    'organizacion',
    'organizacao',
    'empresa',
    'escuela',
    'escola',
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
  languages: ['langues', 'langue', 'idiomas', 'idioma', 'linguas', 'languages', 'language', 'spoken languages'],
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
    'skills needed',
    'skills wanted',
    'skills to learn',
    'competences souhaitees',
    'competences a acquerir',
    'needs',
    'wants to learn',
    'would like to learn',
  ],
  topics: ['themes', 'sujets', 'centres d interet', 'interets', 'topics', 'interests'],
  capacity: [
    'capacite',
    'capacidad',
    'capacidade',
    'plazas',
    'vagas',
    'nombre de mentores',
    'nombre de filleuls',
    'number of mentees',
    'mentees',
    'places',
    'capacity',
    'max mentees',
    'seats',
  ],
  words: ['presentation', 'motivation', 'commentaire', 'a propos', 'bio', 'about', 'comments', 'notes'],
};

export const headingOf = (text: string): string =>
  fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const exactly = (heading: string): PaperField | undefined =>
  PAPER_FIELDS.find((field) => HEADINGS[field].includes(heading));

/** These say nothing of what follows them: "Number of years", "Profil LinkedIn". */
const VAGUE: readonly string[] = ['number', 'numero', 'identifiant', 'type', 'profil', 'structure'];

/** "Skills you can share" is about skills; "School email" is about either, and chosen by hand. */
function begins(heading: string): PaperField | undefined {
  const found = PAPER_FIELDS.find((field) =>
    HEADINGS[field].some((known) => known.length > 3 && !VAGUE.includes(known) && heading.startsWith(`${known} `)),
  );
  const others = heading.split(' ').slice(1).map(exactly);
  return others.some((other) => other !== undefined && other !== found) ? undefined : found;
}

/**
 * Whole headings of the row before parts of one. `remembered`: what the coordinator chose for a heading before; '' for a
 * column that they left out.
 */
export function guessColumns(headings: readonly string[], remembered: ReadonlyMap<string, PaperField | ''>): Mapping {
  const folded = headings.map(headingOf);
  const guessed = folded.map((): PaperField | null => null);
  for (const fieldOf of [(heading: string) => remembered.get(heading), exactly, begins]) {
    folded.forEach((heading, at) => {
      const field = remembered.get(heading) ?? fieldOf(heading);
      if (guessed[at] === null && field && !guessed.includes(field)) guessed[at] = field;
    });
  }
  // "Nom" alone is the whole name; beside a "Prénom" it is half of it.
  const isHalf = guessed.includes('givenName') || guessed.includes('name');
  return isHalf ? guessed : guessed.map((field) => (field === 'familyName' ? 'name' : field));
}
