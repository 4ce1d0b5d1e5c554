/**
 * The command of releases. `key FILE` makes the key that signs them; `sign` signs the build in dist with the key file
 * named by RELEASE_KEY_FILE; `check PLACE` holds a folder, or what an address serves, against its list and this build;
 * `rebuild` builds the sources once more, elsewhere, and compares every byte.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureBuild, root } from './build.ts';
import { said, stop, type Words } from './operate/words.ts';
import { judgePlace, type Reading } from './release/check.ts';
import { SIGNATURE } from './release/list.ts';
import { differences } from './release/rebuild.ts';
import { commitOf, newKey, signList } from './release/sign.ts';

const USAGE: Words = [
  `npm run release -- key FILE     makes the key that signs your releases; keep it away from the server
npm run release -- sign         builds, and signs with RELEASE_KEY_FILE
npm run release -- check PLACE  a folder or an address: is it what its list says, and what these sources give?
npm run release -- rebuild      builds twice, in two folders: are they the same, byte for byte?`,
  `npm run release -- key FICHIER  fait la clé qui signe tes versions ; garde-la loin du serveur
npm run release -- sign         construit, et signe avec RELEASE_KEY_FILE
npm run release -- check LIEU   un dossier ou une adresse : est-ce ce que dit sa liste, et ce que donnent ces sources ?
npm run release -- rebuild      construit deux fois, dans deux dossiers : est-ce pareil à l’octet près ?`,
];

const dist = join(root, 'dist');
const [what, place] = process.argv.slice(2).filter((word) => !word.startsWith('--'));

function tell(...words: Words): void {
  console.log(said(words));
}

function refuse(problems: readonly string[]): void {
  for (const problem of problems) console.error(`  ${problem}`);
  process.exitCode = 1;
}

switch (what) {
  case 'key': {
    if (place === undefined) stop(USAGE);
    if (existsSync(place))
      stop([`${place} is there already, and is left as it is.`, `${place} existe déjà et reste tel quel.`]);
    const key = newKey(resolve(place));
    tell(
      `Made. Its public part, which devices remember: ${key}\nWithout the file nobody can update those devices: keep a copy.`,
      `C’est fait. Sa partie publique, que les appareils retiennent : ${key}\nSans ce fichier, plus personne ne peut mettre ces appareils à jour : garde une copie.`,
    );
    break;
  }
  case 'sign': {
    const file = process.env.RELEASE_KEY_FILE;
    if (!file) stop(['RELEASE_KEY_FILE names no key.', 'RELEASE_KEY_FILE ne nomme aucune clé.']);
    await ensureBuild();
    const key = signList(dist, file, Date.now(), commitOf(root));
    tell(`Signed with ${key}: dist/${SIGNATURE}`, `Signé avec ${key} : dist/${SIGNATURE}`);
    break;
  }
  case 'check': {
    if (place === undefined) stop(USAGE);
    await ensureBuild();
    const reading: Reading = await judgePlace(place, readFileSync(join(dist, 'release.json'), 'utf8'));
    tell(
      `Version ${reading.version}, release ${reading.hash}`,
      `Version ${reading.version}, empreinte ${reading.hash}`,
    );
    if (reading.key === null) tell('Signed by nobody.', 'Signée par personne.');
    else tell(`Signed with ${reading.key}.`, `Signée avec ${reading.key}.`);
    if (reading.isOurs) tell('The same as these sources give.', 'La même que donnent ces sources.');
    else tell('Not what these sources give.', 'Ce n’est pas ce que donnent ces sources.');
    if (reading.problems.length > 0 || !reading.isOurs) refuse(reading.problems);
    break;
  }
  case 'rebuild': {
    await ensureBuild();
    const problems = await differences(dist);
    if (problems.length === 0) tell('The same, byte for byte.', 'Pareil, à l’octet près.');
    else {
      tell('They differ:', 'Il y a des différences :');
      refuse(problems);
    }
    break;
  }
  default:
    stop(USAGE);
}
