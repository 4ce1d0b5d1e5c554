/** What only the server's own machine can tell: its settings, and its disk. */
import { accessSync, constants, existsSync, readFileSync, statfsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readAdmission } from '../../../signaling/admission.ts';
import { type Config, readConfig } from '../../../signaling/config.ts';
import { broken, codeOf, type Finding, look, ok } from './finding.ts';

const MIB = 1_048_576;
/** Under this, a campaign of applications may not fit. */
const ROOM = 512;

const freeMib = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder);
  return (bavail * bsize) / MIB;
};

/** What is said in English by the server, in French here: of each setting, what it must be. */
const FRENCH: Readonly<Record<string, string>> = {
  PORT: 'un nombre de 0 à 65535',
  ORIGIN: 'une adresse comme https://binome.example',
  PROGRAMMES:
    'des clés de programmes de 43 caractères, séparées par des virgules, ou FICHIER#CLÉ comme npm run admit l’écrit',
  LETTER_DAYS: 'un nombre de jours, 3650 au plus',
  LOG_LEVEL: 'silent, error, warn, info ou debug',
  TURN_URL: '8 adresses au plus, comme stun:turn.example:3478, séparées par des virgules',
  TURN_SECRET: 'réglé, puisque TURN_URL nomme un relais, qui ne s’ouvre qu’à son secret',
  REDIS_URL: 'une adresse comme redis://127.0.0.1:6379',
  OPEN_TOPICS: '1 ou 0',
};

function lookAtProgrammes(programmes: Config['programmes']): Finding {
  if (programmes === undefined) {
    return look(
      [
        'Programmes: anybody may open one on this server.',
        'Programmes : n’importe qui peut en ouvrir un sur ce serveur.',
      ],
      [
        'Set PROGRAMMES; npm run admit -- KEY prints what to set.',
        'Règle PROGRAMMES ; npm run admit -- CLÉ dit comment.',
      ],
    );
  }
  if ('file' in programmes && !isGood(programmes.file, programmes.operator)) {
    return broken(
      [
        `Programmes: ${programmes.file} cannot be read, or another key signed it.`,
        `Programmes : ${programmes.file} ne se lit pas, ou une autre clé l’a signé.`,
      ],
      [
        'The server does not start with it. npm run admit -- KEY writes one, and prints what to set.',
        'Le serveur ne démarre pas avec lui. npm run admit -- CLÉ en écrit un, et dit quoi régler.',
      ],
    );
  }
  return ok('Programmes: only those admitted.', 'Programmes : seulement les admis.');
}

function isGood(file: string, operator: Parameters<typeof readAdmission>[1]): boolean {
  try {
    return readAdmission(readFileSync(file, 'utf8'), operator).ok;
  } catch {
    return false; // not there, or not for this account: the answer
  }
}

export function lookAtMachine(env: NodeJS.ProcessEnv, free = freeMib): readonly Finding[] {
  const config = readConfig(env);
  if (!config.ok) {
    const [name = ''] = config.error.split(' ');
    const french = FRENCH[name] === undefined ? config.error : `${name} doit être ${FRENCH[name]}.`;
    return [
      broken(
        [`Settings: ${config.error}`, `Réglages : ${french}`],
        ['Correct it and start the server again.', 'Corrige-le et relance le serveur.'],
      ),
    ];
  }
  const { dataDir, programmes, redisUrl } = config.value;
  const findings = [lookAtProgrammes(programmes)];
  return redisUrl === undefined ? [...findings, ...lookAtDisk(resolve(dataDir), free)] : findings;
}

function lookAtDisk(dataDir: string, free: (folder: string) => number): readonly Finding[] {
  let folder = dataDir;
  while (!existsSync(folder)) folder = dirname(folder);
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    return [
      broken(
        [`Disk: this account may not write in ${dataDir}.`, `Disque : ce compte ne peut pas écrire dans ${dataDir}.`],
        [`Give it the folder: chown ACCOUNT ${dataDir}.`, `Donne-lui le dossier : chown COMPTE ${dataDir}.`],
      ),
    ];
  }
  const room = Math.floor(free(folder));
  const space =
    room >= ROOM
      ? ok(`Disk: ${room} MiB free.`, `Disque : ${room} Mio libres.`)
      : broken(
          [`Disk: only ${room} MiB free.`, `Disque : ${room} Mio libres seulement.`],
          [
            'Make room, or move DATA_DIR to a larger disk: letters that do not fit are refused.',
            'Fais de la place, ou mets DATA_DIR sur un disque plus grand : les lettres qui ne tiennent pas sont refusées.',
          ],
        );
  const file = join(dataDir, 'letters.sqlite');
  if (!existsSync(file)) return [space];
  try {
    const db = new DatabaseSync(file, { readOnly: true });
    const [first] = db.prepare('PRAGMA quick_check(1)').all();
    db.close();
    if (Object.values(first ?? {})[0] === 'ok')
      return [space, ok('Disk: the letters are sound.', 'Disque : les lettres sont saines.')];
    throw new Error('damaged');
  } catch (failure) {
    return [
      space,
      broken(
        [
          `Disk: the file of letters is damaged (${codeOf(failure)}).`,
          `Disque : le fichier des lettres est abîmé (${codeOf(failure)}).`,
        ],
        [
          'Stop the server, move away every file that begins with letters.sqlite, and bring a copy back: npm run backup -- --restore FILE.',
          'Arrête le serveur, déplace tous les fichiers qui commencent par letters.sqlite, et ramène une copie : npm run backup -- --restore FICHIER.',
        ],
      ),
    ];
  }
}
