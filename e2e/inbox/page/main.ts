/**
 * Makes the profile of a mentor of many, in this origin's storage: real keys, real invitations signed by both sides, real
 * documents in the real vault, as if each mentee had come, written, and gone. Nobody need be there for it.
 */
import * as Y from 'yjs';
import { appendLine } from '../../../app/document/chat.ts';
import { addPage, bodyOf } from '../../../app/document/notebook.ts';
import { introduce } from '../../../app/document/root.ts';
import { CODE_LENGTH, directSecret, openOffer, signOffer, signReply } from '../../../app/invitation/direct.ts';
import type { InvitationId, PersonId, WorkspaceId } from '../../../app/model/brand.ts';
import { encodeChatText } from '../../../app/model/chatLine.ts';
import { goalIdOf, pageIdOf, parseWorkspaceId, personIdOf } from '../../../app/model/ids.ts';
import { DOCUMENT, KEY } from '../../../app/session/core.ts';
import { type Documents, openDocuments } from '../../../app/session/documents.ts';
import { openGoalLog } from '../../../app/session/goalLog.ts';
import { FIRST, placeOf } from '../../../app/session/profiles.ts';
import { selfOf } from '../../../app/session/self.ts';
import { openKeyring } from '../../../app/vault/index.ts';
import {
  certifyDevice,
  derivePerson,
  deriveWorkspace,
  newSecret,
  type Secret,
  signingPairFrom,
  toText,
} from '../../../crypto/index.ts';

export interface Planting {
  readonly names: readonly string[];
  readonly lines: number;
  readonly pages: number;
  /** Words on a page. */
  readonly words: number;
  readonly goals: number;
  /** A word in every thousandth message, and on one page. */
  readonly rare?: string;
}

declare global {
  interface Window {
    plant(planting: Planting): Promise<void>;
  }
}

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const DAY = 86_400_000;

function must<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

interface Someone {
  readonly id: PersonId;
  readonly keys: ReturnType<typeof derivePerson>;
  readonly device: ReturnType<typeof signingPairFrom>;
}

function someone(seed: Secret, deviceSeed: Secret): Someone {
  const keys = derivePerson(seed);
  return { id: personIdOf(keys.sign.publicKey), keys, device: signingPairFrom(deviceSeed) };
}

async function plant(planting: Planting): Promise<void> {
  const keyring = must(await openKeyring({ name: placeOf(FIRST).keyring, random }));
  if (keyring.tag !== 'open') throw new Error('it is locked');
  const secret = async (name: string): Promise<Secret> => {
    const fresh = newSecret(random);
    must(await keyring.keyring.put(name, fresh));
    return fresh;
  };
  const [vault, seed, device] = [await secret(KEY.vault), await secret(KEY.person), await secret(KEY.device)];
  const documents = openDocuments({
    key: vault,
    random,
    prefix: placeOf(FIRST).prefix,
    client: new DataView(random(4).buffer).getUint32(0),
    onDamaged: () => undefined,
  });
  const ada = someone(seed, device);
  const held = must(await documents.hold(DOCUMENT.self));
  const self = selfOf(held.doc);
  self.profile.set('name', 'Ada');
  for (const [index, name] of planting.names.entries()) {
    const ben = someone(newSecret(random), newSecret(random));
    const since = Date.now() - (planting.names.length - index) * DAY;
    const box = (who: Someone) => toText(who.keys.box.publicKey);
    const said = {
      version: 1,
      name: 'Ada',
      words: '',
      box: box(ada),
      issued: since,
      expires: since + 7 * DAY,
    } as const;
    const offer = signOffer({ ...said, answer: box(ada) }, ada.keys.sign);
    const { id } = must(openOffer(offer));
    const reply = signReply({ version: 1, offer: id, name, box: box(ben), at: since }, ben.keys.sign);
    const shared = must(directSecret(id as InvitationId, ada.keys.box, box(ben)));
    const workspace = must(parseWorkspaceId(deriveWorkspace(shared).id));
    must(await keyring.keyring.put(KEY.workspace(workspace), shared));
    self.doc.transact(() => {
      const code = random(CODE_LENGTH);
      self.directs.set(id, { role: 'inviter', code, offer, reply, stage: 'joined', workspace, letter: null });
      self.workspaces.set(workspace, { id: workspace, invitation: id as InvitationId, since });
    });
    await write(documents, workspace, { ada, ben, name, since, planting });
  }
  if (!(await documents.flush())) throw new Error('not kept');
  held.release();
  await documents.close();
}

interface Writing {
  readonly ada: Someone;
  readonly ben: Someone;
  readonly name: string;
  readonly since: number;
  readonly planting: Planting;
}

/** PKCS 8 of an Ed25519 seed, up to the seed. */
const PKCS8 = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];

/** Signs lines by the browser's own Ed25519: tweetnacl would take minutes for 50,000. The envelopes are the same to the byte. */
async function penOf({ keys }: Someone): Promise<(payload: Uint8Array) => Promise<Uint8Array>> {
  const { publicKey, secretKey } = keys.sign;
  const pkcs8 = new Uint8Array([...PKCS8, ...secretKey.reveal().slice(0, 32)]);
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign']);
  const label = new TextEncoder().encode('binome/1/chat\0');
  return async (payload) => {
    const signature = await crypto.subtle.sign('Ed25519', key, new Uint8Array([...label, ...payload]));
    return new Uint8Array([1, ...publicKey, ...new Uint8Array(signature), ...payload]);
  };
}

async function write(documents: Documents, workspace: WorkspaceId, writing: Writing): Promise<void> {
  const { ada, ben, name, since, planting } = writing;
  const hold = async (document: string) => must(await documents.hold(DOCUMENT.workspace(workspace, document)));
  const [root, chat, notes, goals] = [
    await hold('root'),
    await hold('chat'),
    await hold('notebook'),
    await hold('goals'),
  ];
  for (const [who, called] of [
    [ada, 'Ada'],
    [ben, name],
  ] as const) {
    const certificate = certifyDevice(who.keys.sign, who.device.publicKey, since);
    const entry = { person: who.id, name: called, certificate, since };
    introduce(root.doc, toText(who.device.publicKey), entry, 'private-pair');
  }
  const rare = (isThere: boolean): string => (isThere && planting.rare !== undefined ? ` And a ${planting.rare}.` : '');
  const pens = [await penOf(ada), await penOf(ben)] as const;
  const lines: Uint8Array[] = [];
  for (let at = 0; at < planting.lines; at += 1) {
    const text = `${name}, message ${at}: what we said about the interview, the letter and the next step.${rare(at % 1_000 === 7)}`;
    const line = { version: 1, workspace, id: toText(random(9)), text, at: since + at * 1_000 } as const;
    lines.push(await pens[at % 2 === 0 ? 0 : 1](encodeChatText(line)));
  }
  chat.doc.transact(() => {
    for (const line of lines) appendLine(chat.doc, line);
  });
  for (let at = 0; at < planting.pages; at += 1) {
    const id = pageIdOf(random(12));
    addPage(notes.doc, { id, title: `${name}’s page ${at}` }, since + at);
    const page = await hold(`page ${id}`);
    const paragraph = new Y.XmlElement('paragraph');
    const text = `${name} wrote about apprenticeship and courage. `.repeat(planting.words / 6);
    paragraph.insert(0, [new Y.XmlText(text + rare(at === 3))]);
    bodyOf(page.doc).insert(0, [paragraph]);
    await page.vault.durable();
    page.release();
  }
  const log = { workspace, doc: goals.doc, author: ben.keys.sign, me: ben.id, clock: () => since, random };
  const words = openGoalLog(log);
  for (let at = 0; at < planting.goals; at += 1) {
    const due = new Date(Date.now() + (at * 20 + 2) * DAY).toISOString().slice(0, 10);
    const draft = {
      title: `${name}’s goal ${at}`,
      why: '',
      measure: '',
      means: '',
      due,
      steps: [],
      progress: 0,
      reached: false,
    };
    words.write(goalIdOf(random(12)), { does: 'make', ...draft, since });
  }
  words.close();
  for (const one of [root, chat, notes, goals]) {
    await one.vault.durable();
    one.release();
  }
}

window.plant = plant;
