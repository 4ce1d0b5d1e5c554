/**
 * Makes the profile of a coordinator in this origin's storage: real keys, a programme with a pack, and as many cards in
 * its directory as asked. Their envelopes are as long as signed ones and signed by nobody: no invitation is made of them.
 */

import type { Card, Role } from '../../../app/model/card.ts';
import { encodeCard, versioned } from '../../../app/model/cardCodec.ts';
import { personIdOf, programmeIdOf } from '../../../app/model/ids.ts';
import { LIMITS } from '../../../app/model/limits.ts';
import type { Pack } from '../../../app/model/pack.ts';
import { parsePackValue } from '../../../app/model/packCodec.ts';
import { faceOf } from '../../../app/model/packFace.ts';
import type { Programme } from '../../../app/model/programme.ts';
import { aCard, aPack, tags } from '../../../app/model/samples.ts';
import { officeOf } from '../../../app/programme/office.ts';
import { DOCUMENT, KEY } from '../../../app/session/core.ts';
import { openDocuments } from '../../../app/session/documents.ts';
import { FIRST, placeOf } from '../../../app/session/profiles.ts';
import { NOTICE_SECRET_LENGTH, programmeKeys } from '../../../app/session/programmeLink.ts';
import { selfOf } from '../../../app/session/self.ts';
import { openKeyring } from '../../../app/vault/index.ts';
import { newSecret, type Secret, toText } from '../../../crypto/index.ts';

export interface OfficePlanting {
  readonly pack: Partial<Pack>;
  readonly cards: number;
}

declare global {
  interface Window {
    /** Resolves with the programme's id. */
    plantOffice(planting: OfficePlanting): Promise<string>;
  }
}

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const DAY = 86_400_000;
const FIRST_NAMES = ['Aïcha', 'Benjamin', 'Chloé', 'Driss', 'Éléonore', 'Fatou', 'Gaël', 'Hélène', 'Inès', 'Jérôme'];
const NAMES = ['Diop', 'Martin', 'Nguyen', 'Benali', 'Sow', 'García', 'Müller', 'Okafor', 'Rossi', 'Traoré', 'Lefèvre'];
const SKILLS = ['droit', 'comptabilité', 'soudure', 'marketing', 'data analysis', 'nursing', 'graphisme', 'logistique'];
const PLACES = ['Lycée Curie', 'Université de Dakar', 'Hôpital Nord', 'Ville de Lyon', 'École 42'];
const ROLES: readonly Role[] = ['mentee', 'mentee', 'mentee', 'mentor', 'either'];

function must<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const of = <T>(list: readonly T[], at: number): T => {
  const one = list[at % list.length];
  if (one === undefined) throw new Error('an empty list');
  return one;
};

const cardOf = (at: number, issued: number): Card =>
  versioned({
    ...aCard({
      name: `${of(FIRST_NAMES, at)} ${of(NAMES, at * 7)} ${at}`,
      role: of(ROLES, Math.floor(at / 5)),
      skillsOffered: [of(SKILLS, at), of(SKILLS, at + 3)],
      skillsSought: [of(SKILLS, at + 5), of(SKILLS, at + 1)],
      topics: ['Premier emploi'],
      languages: at % 3 === 0 ? tags('fr', 'ar') : tags('fr'),
      box: toText(random(32)),
      mailbox: toText(random(32)),
      words: 'Je voudrais apprendre un métier qui serve, et rencontrer quelqu’un qui le fait.',
    }),
    organisation: of(PLACES, at),
    answers: [['field', [at % 2 === 0 ? 'tax' : 'labour']]],
    issued,
    expires: issued + 180 * DAY,
  });

window.plantOffice = async ({ pack: over, cards }) => {
  const keyring = must(await openKeyring({ name: placeOf(FIRST).keyring, random }));
  if (keyring.tag !== 'open') throw new Error('it is locked');
  const secret = async (name: string, length = 32): Promise<Secret> => {
    const fresh = newSecret(random, length);
    must(await keyring.keyring.put(name, fresh));
    return fresh;
  };
  const vault = await secret(KEY.vault);
  await secret(KEY.person);
  await secret(KEY.device);
  const seed = newSecret(random);
  const keys = programmeKeys(seed);
  const id = programmeIdOf(keys.sign.publicKey);
  must(await keyring.keyring.put(KEY.programme(id), seed));
  await secret(KEY.notice(id), NOTICE_SECRET_LENGTH);
  const documents = openDocuments({
    key: vault,
    random,
    prefix: placeOf(FIRST).prefix,
    client: new DataView(random(4).buffer).getUint32(0),
    onDamaged: () => undefined,
  });
  const pack = must(parsePackValue(aPack({ training: [], ...over })));
  const [language] = tags('en');
  if (language === undefined) throw new Error('a language');
  const programme: Programme = {
    version: 1,
    ...faceOf(pack, language),
    language,
    coordinator: 'Cleo',
    box: toText(keys.box.publicKey),
    issued: Date.now() - 100 * DAY,
  };
  const self = must(await documents.hold(DOCUMENT.self));
  selfOf(self.doc).profile.set('name', 'Cleo');
  selfOf(self.doc).offices.set(id, { programme });
  const held = must(await documents.hold(DOCUMENT.office(id)));
  const office = officeOf(held.doc);
  office.pack.set('pack', pack);
  held.doc.transact(() => {
    for (let at = 0; at < cards; at += 1) {
      const person = personIdOf(random(32));
      const card = cardOf(at, Date.now() - 50 * DAY + at * 1_000);
      const envelope = new Uint8Array([...random(97), ...encodeCard(card)]);
      if (envelope.length > LIMITS.cardBytes) throw new Error('too long');
      office.cards.set(person, { person, card, envelope, received: card.issued + 1_000 });
    }
  });
  if (!(await documents.flush())) throw new Error('not kept');
  self.release();
  held.release();
  await documents.close();
  return id;
};
