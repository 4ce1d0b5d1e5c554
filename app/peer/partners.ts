/**
 * The devices at the other ends of the proven links, and whether they are really there: believed only while something
 * arrives from them. y-webrtc's own `connected` and `synced` stay true on a dead connection.
 */
import { type Deliveries, keepDeliveries } from './documents/deliveries.ts';
import { type Sync, type SyncProblem, syncDocuments } from './documents/sync.ts';
import type { ProvenLink } from './link/types.ts';
import { listeners } from './listeners.ts';
import type { DocumentSource } from './types.ts';

/** A link asks a page after 9 to 10.5 s without a word from it: longer than this, and two round trips, is absence. */
const SILENCE = 12_500;

export interface Partner {
  readonly link: ProvenLink;
  readonly sync: Sync;
  /** Its Yjs client id, from its hello. */
  client: number | null;
  /** The link's signs of life when last looked at, and when they last rose. */
  signs: number;
  heardAt: number;
  /** When a message of a document last came. */
  activeAt: number;
}

export interface PartnersOptions {
  readonly source: DocumentSource;
  readonly mayHave: (person: string, document: string) => boolean;
  readonly deliveries: Deliveries;
  /** Whose devices are the other side. A link to another device of one's own carries the same documents and counts for nothing. */
  readonly isOther: (person: string) => boolean;
  readonly client: number;
  readonly clock: () => number;
  readonly onProblem: (problem: SyncProblem) => void;
  readonly onRest?: () => void;
  /** A client id is no longer anybody's. */
  readonly onLeft: (client: number) => void;
}

export interface Partners {
  subscribe(listener: () => void): () => void;
  add(link: ProvenLink): void;
  all(): readonly Partner[];
  /** Greeted, and heard lately. */
  isHere(partner: Partner): boolean;
  /** The other side's devices that are here. */
  here(): readonly Partner[];
  personOf(client: number): string | null;
  /** Looks at what arrived since the last look. */
  look(): void;
  close(): void;
}

export function keepPartners(options: PartnersOptions): Partners {
  const { clock } = options;
  // What one's own other device holds says nothing of the other side's disk, and is asked anew at each meeting.
  const among = keepDeliveries({ recall: () => ({ vector: null, pending: false }), remember: () => undefined });
  const deliveriesOf = ({ person }: ProvenLink): Deliveries =>
    options.isOther(person) ? options.deliveries.to(person) : among;
  const changes = listeners();
  const partners = new Set<Partner>();

  /** What is not for that person is neither named to them nor opened for them. */
  const sourceFor = (person: string): DocumentSource => ({
    list: () => options.source.list().filter((document) => options.mayHave(person, document)),
    subscribe: options.source.subscribe,
    open: async (document) => (options.mayHave(person, document) ? options.source.open(document) : null),
  });

  const isHere = (partner: Partner): boolean =>
    partner.sync.greeted() &&
    !partner.link.isSilent() &&
    clock() - partner.heardAt < SILENCE + 2 * partner.link.roundTrip();

  const holderOf = (client: number): Partner | undefined => [...partners].find((partner) => partner.client === client);

  function add(link: ProvenLink): void {
    const partner: Partner = {
      link,
      client: null,
      signs: link.signsOfLife(),
      heardAt: clock(),
      activeAt: clock(),
      sync: syncDocuments({
        link,
        source: sourceFor(link.person),
        deliveries: deliveriesOf(link),
        client: options.client,
        clock,
        onHello: (client) => bind(partner, client),
        onChange() {
          partner.heardAt = clock();
          partner.activeAt = partner.heardAt;
          changes.notify();
        },
        onProblem: options.onProblem,
        onRest: () => options.onRest?.(),
      }),
    };
    partners.add(partner);
    link.onClose(() => remove(partner));
    link.onPath(changes.notify);
    changes.notify();
  }

  function bind(partner: Partner, client: number): boolean {
    const holder = holderOf(client);
    const taken = holder !== undefined && holder.link.device !== partner.link.device;
    if (taken || client === options.client) return false;
    const former = partner.client;
    partner.client = client;
    if (former !== null && former !== client) options.onLeft(former);
    return true;
  }

  function remove(partner: Partner): void {
    if (!partners.delete(partner)) return;
    partner.sync.close();
    // Another link to the same device may be up already, and have sent the same bytes.
    const { device } = partner.link;
    if (![...partners].some((other) => other.link.device === device)) {
      for (const record of deliveriesOf(partner.link).all()) record.lost();
    }
    if (partner.client !== null && holderOf(partner.client) === undefined) options.onLeft(partner.client);
    changes.notify();
  }

  return {
    subscribe: changes.subscribe,
    add,
    all: () => [...partners],
    isHere,
    here: () => [...partners].filter((partner) => options.isOther(partner.link.person) && isHere(partner)),
    personOf: (client) => holderOf(client)?.link.person ?? null,
    look() {
      for (const partner of partners) {
        const signs = partner.link.signsOfLife();
        if (signs === partner.signs) continue;
        partner.signs = signs;
        partner.heardAt = clock();
      }
      changes.notify();
    },
    close() {
      for (const partner of [...partners]) remove(partner);
      among.close();
    },
  };
}
