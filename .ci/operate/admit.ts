/**
 * `npm run admit -- KEY`: who may run a programme on the server, in a file that the operator's key signs and that the
 * server reads again by itself. The operator's key is made at the first use, away from the server's folder.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { admissionPayload, readAdmission } from '../../signaling/admission.ts';
import { type Address, parseAddress } from '../../signaling/protocol.ts';
import { said, stop, type Words } from './words.ts';

const USAGE: Words = [
  `npm run admit -- KEY …             lets these programmes in
npm run admit -- --remove KEY …    takes them off
npm run admit                      lists them
  --file FILE        what the server reads (data/admission.json)
  --operator FILE    your key, which nobody else should have (~/.config/binome/operator.pem)`,
  `npm run admit -- CLÉ …             fait entrer ces programmes
npm run admit -- --remove CLÉ …    les retire
npm run admit                      en donne la liste
  --file FICHIER      ce que lit le serveur (data/admission.json)
  --operator FICHIER  ta clé, que personne d’autre ne doit avoir (~/.config/binome/operator.pem)`,
];

/** One key in sixty-four begins with a dash, and is no option. */
const isKey = (word: string): boolean => parseAddress(word) !== null;

function readOptions() {
  const words = process.argv.slice(2);
  try {
    return parseArgs({
      args: [...words.filter((word) => !isKey(word)), '--', ...words.filter(isKey)],
      allowPositionals: true,
      options: {
        file: { type: 'string', default: 'data/admission.json' },
        operator: { type: 'string', default: join(homedir(), '.config/binome/operator.pem') },
        remove: { type: 'boolean', default: false },
        fr: { type: 'boolean' },
        en: { type: 'boolean' },
      },
    });
  } catch {
    return stop(USAGE);
  }
}

function writeWhole(path: string, text: string, mode: number): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, text, { mode });
  renameSync(`${path}.new`, path); // the server never reads half of it
}

function operatorKey(path: string): KeyObject {
  if (!existsSync(path)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    writeWhole(path, String(privateKey.export({ type: 'pkcs8', format: 'pem' })), 0o600);
    console.log(
      said([
        `Your operator's key is made: ${path}. Keep a copy somewhere safe: without it you begin a new list.`,
        `Ta clé d’opérateur est faite : ${path}. Garde-en une copie en lieu sûr : sans elle, il faut refaire une liste.`,
      ]),
    );
  }
  try {
    return createPrivateKey(readFileSync(path));
  } catch {
    return stop([`${path} is not an operator's key.`, `${path} n’est pas une clé d’opérateur.`]);
  }
}

const { values, positionals } = readOptions();
const file = resolve(values.file);
const key = operatorKey(resolve(values.operator));
const operator = parseAddress(String(createPublicKey(key).export({ format: 'jwk' }).x));
if (operator === null) stop(['This key is of another kind.', 'Cette clé est d’une autre sorte.']);

function readKept(signer: Address): { readonly serial: number; readonly programmes: readonly Address[] } {
  if (!existsSync(file)) return { serial: 0, programmes: [] };
  const read = readAdmission(readFileSync(file, 'utf8'), signer);
  if (read.ok) return read.value;
  return stop([
    `${file} is refused: ${read.error}. Nothing was changed. Put a good copy back, or move it away to begin a new one.`,
    `${file} est refusé (${read.error}). Rien n’a changé. Remets-en une bonne copie, ou déplace-le pour en commencer un autre.`,
  ]);
}

const kept = readKept(operator);
const named = positionals.map(
  (text) =>
    parseAddress(text) ?? stop([`"${text}" is not a programme's key.`, `« ${text} » n’est pas une clé de programme.`]),
);
const others = kept.programmes.filter((each) => !named.includes(each));
const programmes = values.remove ? others : [...others, ...named];
if (named.length > 0 || kept.serial === 0) {
  // A list begun anew, the former one being lost, must not be older than that: the server would refuse it for good.
  const serial = Math.max(kept.serial + 1, Math.floor(Date.now() / 1_000));
  const signature = sign(null, admissionPayload({ serial, programmes }), key).toString('base64url');
  writeWhole(file, `${JSON.stringify({ serial, programmes, signature })}\n`, 0o644);
}
for (const programme of programmes) console.log(programme);
console.log(
  said([
    `${programmes.length} admitted. The server reads the file by itself once it is started with\nPROGRAMMES=${file}#${operator}`,
    `Admis : ${programmes.length}. Le serveur lit ce fichier de lui-même dès qu’il est lancé avec\nPROGRAMMES=${file}#${operator}`,
  ]),
);
