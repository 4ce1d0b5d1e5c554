/** What only the server's own machine can tell: its settings, and its disk. */
import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readConfig } from '../../../signaling/config.ts';
import { broken, codeOf, type Finding, look, ok } from './finding.ts';

const MIB = 1_048_576;
/** Under this, a campaign of applications may not fit. */
const ROOM = 512;

const freeMib = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder);
  return (bavail * bsize) / MIB;
};

export function lookAtMachine(env: NodeJS.ProcessEnv, free = freeMib): readonly Finding[] {
  const config = readConfig(env);
  if (!config.ok) {
    return [
      broken(
        [`Settings: ${config.error}`, `Réglages : ${config.error}`],
        ['Correct it and start the server again.', 'Corrige-le et relance le serveur.'],
      ),
    ];
  }
  const { dataDir, programmes, redisUrl } = config.value;
  const findings: Finding[] = [];
  findings.push(
    programmes === undefined
      ? look(
          [
            'Programmes: anybody may open one on this server.',
            'Programmes : n’importe qui peut en ouvrir un sur ce serveur.',
          ],
          [
            'Set PROGRAMMES; npm run admit -- KEY prints what to set.',
            'Règle PROGRAMMES ; npm run admit -- CLÉ dit comment.',
          ],
        )
      : ok('Programmes: only those admitted.', 'Programmes : seulement les admis.'),
  );
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
