/**
 * One device of the storm: a real session's workspace (documents, room, sync, epochs, bundles) over a simulated disk,
 * server and network. Its page opens, dies at any moment, and opens again from what the disk has.
 */
import * as Y from 'yjs';
import { deriveWorkspace, Secret, toText } from '../../../crypto/index.ts';
import type { PageId } from '../../model/brand.ts';
import { FIRST_BOARD, parseWorkspaceId } from '../../model/ids.ts';
import { changeable } from '../../model/observable.ts';
import { openRoom, type Room } from '../../peer/index.ts';
import { bytesFrom, drawing } from '../../peer/testing/seeded.ts';
import type { SimulatedNet } from '../../peer/testing/simulatedNet.ts';
import type { SimulatedTime } from '../../peer/testing/simulatedTime.ts';
import type { Keyring } from '../../vault/index.ts';
import { pageOn, type SimulatedDisk, simulateDisk, type Write } from '../../vault/testing/simulatedDisk.ts';
import { openCalls } from '../calls.ts';
import { type Core, DOCUMENT } from '../core.ts';
import { type Documents, openDocuments } from '../documents.ts';
import { firstEpoch } from '../epoch.ts';
import type { RunningWorkspace } from '../runningWorkspace.ts';
import { type Self, selfOf } from '../self.ts';
import type { Member, OpenBoard, OpenPage } from '../types.ts';
import { runWorkspace } from '../workspace.ts';
import { bytesOf, dataUse, deviceOf, nobody, PEOPLE, type SimulatedPerson } from './simulatedCast.ts';

const FIRST = new Secret(bytesOf('the first secret'));
export const PLACE = deriveWorkspace(FIRST).id;
const VAULT = new Secret(bytesOf('a vault'));
const PREFIX = 'storm ';

/** An open page. */
export interface Page {
  /** As which it runs: each opening is another. */
  readonly owner: string;
  readonly client: number;
  readonly documents: Documents;
  /** Null until everything is open. */
  running: RunningWorkspace | null;
  /** Of the person's own document. */
  self: Self | null;
  /** Of the workspace; lobbies come and go beside it. */
  room: Room | null;
  /** Pages that a screen shows. */
  readonly opened: Map<PageId, OpenPage>;
  /** The board that a screen shows. */
  board: Promise<OpenBoard | null> | null;
}

export interface Phone {
  readonly name: string;
  readonly person: SimulatedPerson;
  readonly index: number;
  /** base64url of its key. */
  readonly id: string;
  readonly disk: SimulatedDisk;
  /** Null while nobody has it open. */
  page: Page | null;
  open(): void;
  /** The tab is killed: what the disk has is left. */
  kill(): void;
  /** Everything is written down and closed, as when somebody locks the app. */
  shut(): void;
  /** Opens a page of the notebook as a screen would: until it is closed or taken off. */
  look(id: PageId): void;
  /** Opens the first board as a screen would, until the page ends; null while it cannot be. */
  draw(): Promise<OpenBoard | null>;
  /** Takes another device of its person out, as the session does: written down first, and done again until it is done. */
  remove(device: string): void;
  /** What its disk has of a document. */
  onDisk(document: string): Y.Doc;
  /** How far its clock is from the others'. */
  skew: number;
  low: boolean;
}

export interface PhoneOptions {
  readonly time: SimulatedTime;
  readonly net: SimulatedNet;
  readonly person: SimulatedPerson;
  readonly index: number;
  readonly seed: number;
  readonly write: () => Write;
  /** A document was opened on this page, under the name that it has for the room. */
  readonly onDocument: (page: Page, document: string, doc: Y.Doc) => void;
  /** The word that a device of this person is out is on the disk. */
  readonly onRemoved: (device: string) => void;
  /** The page is gone: what its disk has is left. */
  readonly onEnd: () => void;
  /** All is open. */
  readonly onOpen: () => void;
  readonly onFault: (fault: unknown) => void;
}

/** How often what was not done, or not kept, is tried again, ms. */
const AGAIN = 2_000;
export const BEGAN = 1_790_000_000_000;

export function simulatePhone(options: PhoneOptions): Phone {
  const { time, net, person, index, seed } = options;
  const { pair, certificate } = deviceOf(person, index);
  const place = parseWorkspaceId(PLACE);
  if (!place.ok) throw new Error('a derived id is one');
  let lives = 0;
  const members: readonly Member[] = PEOPLE.map(({ id, name }) => ({
    id,
    name,
    me: id === person.id,
    card: null,
    role: 'member',
    former: false,
  }));
  const disk = simulateDisk(options.write);
  const nameOnDisk = (document: string): string => DOCUMENT.workspace(PLACE, document);

  let databaseOf: Documents['databaseOf'] = (name) => name;
  let die = (): void => undefined;
  const phone: Phone = {
    name: `${person.name}${index}`,
    person,
    index,
    id: toText(pair.publicKey),
    disk,
    page: null,
    skew: 0,
    low: false,
    open,
    kill() {
      if (phone.page === null) return;
      net.die(phone.page.owner);
      die();
      time.kill(phone.page.owner);
      phone.page = null;
      options.onEnd();
    },
    shut() {
      const { page } = phone;
      if (page?.running == null) return;
      const { running, documents } = page;
      page.running = null;
      const end = async (): Promise<void> => {
        for (const one of page.opened.values()) one.close();
        (await page.board)?.close();
        await running.close();
        await documents.close();
        if (phone.page === page) phone.kill();
      };
      time.at(page.owner, 0, () => void end().catch(options.onFault));
    },
    look(id) {
      const { page } = phone;
      if (page !== null) time.at(page.owner, 0, () => void lookAt(page, id).catch(options.onFault));
    },
    async draw() {
      const { page } = phone;
      if (page?.running == null) return null;
      page.board ??= openBoard(page.running);
      return page.board;
    },
    remove(device) {
      phone.page?.self?.removed.set(device, 0);
      if (phone.page !== null) void takeOut(phone.page).catch(options.onFault);
    },
    onDisk: (document) => disk.read(databaseOf(nameOnDisk(document))),
  };

  function open(): void {
    lives += 1;
    const owner = `${phone.name} ${lives}`;
    const client = 1_000 * (1 + PEOPLE.indexOf(person) * 4 + index) + lives;
    const random = bytesFrom(drawing(seed * 7_919 + client));
    const onThisPage = pageOn(disk);
    die = onThisPage.die;
    const names = new Map<string, string>();
    const opened = openDocuments({
      key: VAULT,
      random,
      prefix: PREFIX,
      client,
      onDamaged: () => undefined,
      async openVault(found) {
        const vault = await onThisPage.open(found);
        const document = names.get(found.name);
        if (document !== undefined) options.onDocument(page, document, found.doc);
        return vault;
      },
    });
    databaseOf = opened.databaseOf;
    const documents: Documents = {
      ...opened,
      hold(name) {
        const document = name.startsWith(nameOnDisk('')) ? name.slice(nameOnDisk('').length) : null;
        if (document !== null && document !== 'acknowledged') names.set(databaseOf(name), document);
        return opened.hold(name);
      },
    };
    const page: Page = {
      owner,
      client,
      documents,
      running: null,
      self: null,
      room: null,
      opened: new Map(),
      board: null,
    };
    phone.page = page;
    time.at(owner, 0, () => void start(page, onThisPage.keyring, random).catch(options.onFault));
  }

  async function start(page: Page, keyring: Keyring, random: Core['random']): Promise<void> {
    const { documents, owner } = page;
    const own = await documents.hold(DOCUMENT.self);
    if (!own.ok || !place.ok) throw new Error('the disk opens');
    const self = selfOf(own.value.doc);
    const { server, gather } = net.page(owner);
    const core: Core = {
      clock: () => Math.round(BEGAN + time.now() + phone.skew),
      random,
      origin: 'https://storm.example',
      deviceName: phone.name,
      connect: () => server,
      openRoom(asked) {
        const room = openRoom(asked, gather);
        if (asked.files !== undefined) page.room = room;
        return room;
      },
      thrifty: changeable(false),
      media: () => null,
      match: nobody,
      profiles: Object.create(null),
      seats: nobody,
      passkeys: { offered: nobody, make: nobody, ask: nobody },
      server,
      data: dataUse(() => phone.low),
      calls: openCalls({
        me: person.id,
        clock: time.now,
        random,
        media: () => null,
        data: dataUse(() => phone.low),
        kept: new Y.Doc(),
      }),
      keyring,
      documents,
      self,
      seed: new Secret(bytesOf(person.name)),
      person: person.keys,
      me: person.id,
      device: pair,
      deviceId: phone.id,
      certificate,
      relayOnly: changeable(false),
    };
    const running = await runWorkspace(core, {
      id: place.value,
      since: BEGAN,
      base: firstEpoch(FIRST),
      former: [],
      members,
      mode: 'private-pair',
      mentee: null,
      introduced: null,
      isBlocked: false,
      circle: null,
    });
    if (!running.ok) throw new Error(`a workspace opens: ${running.error.tag}`);
    page.running = running.value;
    page.self = self;
    options.onOpen();
    void takeOut(page).catch(options.onFault);
  }

  async function openBoard({ workspace }: RunningWorkspace): Promise<OpenBoard | null> {
    const opened = await workspace.boards.openBoard({ chapter: 0, id: FIRST_BOARD });
    return opened.ok ? opened.value : null;
  }

  async function lookAt(page: Page, id: PageId): Promise<void> {
    if (page.opened.has(id) || page.running === null) return;
    const { notebook } = page.running.workspace;
    const shown = await notebook.openPage(id);
    if (!shown.ok) return;
    const isStale = page.opened.has(id) || page.running === null;
    if (isStale) return shown.value.close();
    page.opened.set(id, shown.value);
    const stop = notebook.pages.subscribe(() => {
      if (notebook.pages.get().some((each) => each.id === id)) return;
      stop();
      page.opened.delete(id);
      shown.value.close();
    });
  }

  /** The session's own way of it (life.ts): on the disk first, and until it is done. */
  async function takeOut(page: Page): Promise<void> {
    const { self, running, documents } = page;
    if (self === null || running === null) return;
    const isWritten = await documents.flush();
    if (isWritten) for (const device of self.removed.keys()) options.onRemoved(device);
    const there = [...self.removed.keys()].filter((device) => running.epochs.admits(person.id, device));
    if (there.length === 0) return;
    const isDone = isWritten && running.hasMet() && (await running.epochs.remove(there)).ok;
    if (!isDone) setTimeout(() => void takeOut(page).catch(options.onFault), AGAIN);
  }

  return phone;
}
