/**
 * `npm run backup -- FILE`: a whole copy of the letters of DATA_DIR while the server runs (SQLite's own online backup).
 * `npm run backup -- --restore FILE`: lays such a copy into an empty DATA_DIR. Both are checked before they are believed.
 */
import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { said, stop, type Words } from './words.ts';

const USAGE: Words = [
  'npm run backup -- FILE\nnpm run backup -- --restore FILE\nThe letters are those of DATA_DIR (./data).',
  'npm run backup -- FICHIER\nnpm run backup -- --restore FICHIER\nLes lettres sont celles de DATA_DIR (./data).',
];
function readOptions() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { restore: { type: 'boolean', default: false }, fr: { type: 'boolean' }, en: { type: 'boolean' } },
    });
  } catch {
    return stop(USAGE);
  }
}

const { values, positionals } = readOptions();
const dataDir = resolve(process.env.DATA_DIR || 'data');
const live = join(dataDir, 'letters.sqlite');
const [given, ...rest] = positionals;
if (given === undefined || rest.length > 0) stop(USAGE);
const file = resolve(given);

/** How many letters a file holds; null when it is not sound, or no such file. */
function lettersIn(path: string): number | null {
  try {
    const db = new DatabaseSync(path, { readOnly: true });
    try {
      const [first] = db.prepare('PRAGMA integrity_check').all();
      if (!v.is(v.object({ integrity_check: v.literal('ok') }), first)) return null;
      return v.parse(v.object({ count: v.number() }), db.prepare('SELECT count(*) AS count FROM letters').get()).count;
    } finally {
      db.close();
    }
  } catch {
    return null; // the answer: not a sound file of letters
  }
}

async function copyTo(path: string): Promise<void> {
  if (!existsSync(live)) {
    stop([
      `There are no letters in ${dataDir}. Is DATA_DIR that of the server?`,
      `Il n’y a pas de lettres dans ${dataDir}. DATA_DIR est-il celui du serveur ?`,
    ]);
  }
  mkdirSync(dirname(path), { recursive: true });
  rmSync(`${path}.part`, { force: true });
  const source = new DatabaseSync(live, { readOnly: true });
  await backup(source, `${path}.part`);
  source.close();
  chmodSync(`${path}.part`, 0o600);
}

function layInto(path: string): void {
  // What a killed server had not written into its file yet, SQLite would write into ours, and break it.
  const [there] = [live, `${live}-wal`].filter(existsSync);
  if (there !== undefined) {
    stop([
      `There are letters in ${dataDir} already (${basename(there)}): restore into another DATA_DIR, or stop the server and move away every file that begins with letters.sqlite.`,
      `Il y a déjà des lettres dans ${dataDir} (${basename(there)}) : restaure dans un autre DATA_DIR, ou arrête le serveur et déplace tous les fichiers qui commencent par letters.sqlite.`,
    ]);
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  copyFileSync(path, `${live}.part`);
}

try {
  if (values.restore) layInto(file);
  else await copyTo(file);
} catch (failure) {
  const why = failure instanceof Error ? failure.message : String(failure);
  stop([`Nothing was copied: ${why}.`, `Rien n’a été copié : ${why}.`]);
}
const to = values.restore ? live : file;
const letters = lettersIn(`${to}.part`);
// Checked in WAL mode, it leaves two empty companions behind.
for (const ending of ['-wal', '-shm']) rmSync(`${to}.part${ending}`, { force: true });
if (letters === null) {
  rmSync(`${to}.part`, { force: true });
  stop([
    'The copy is not sound, and was not kept. Try again; if it stays so, the disk or the original is damaged.',
    'La copie n’est pas saine, et n’a pas été gardée. Réessaie ; si cela dure, le disque ou l’original est abîmé.',
  ]);
}
renameSync(`${to}.part`, to);
console.log(said([`${to}: ${letters} letters.`, `${to} : ${letters} lettres.`]));
