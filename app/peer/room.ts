/** Keeps one workspace in touch with the other members' devices until it is closed. */
import { Awareness } from 'y-protocols/awareness';
import { sealer } from '../../crypto/index.ts';
import { openByHand } from './byHand/byHand.ts';
import { keepDeliveries } from './documents/deliveries.ts';
import type { LinkContext } from './link/types.ts';
import { listeners } from './listeners.ts';
import { keepPartners } from './partners.ts';
import { guardPresence } from './presence.ts';
import { openRendezvous, type Rendezvous } from './rendezvous.ts';
import { keepRest } from './rest.ts';
import { supervise } from './supervisor.ts';
import { meterTraffic } from './traffic.ts';
import type { LinkState, Room, RoomOptions } from './types.ts';

/** How long the last message is given, ms. */
const FAREWELL = 50;

/** Begins to look for the other devices at once. Never throws, and says by its state what it can reach. */
export function openRoom(options: RoomOptions): Room {
  const { server, root, clock, random, isOther = () => true } = options;
  const changes = listeners();
  const awareness = new Awareness(root);
  const deliveries = keepDeliveries(options);
  const partners = keepPartners({
    source: options.documents,
    deliveries,
    isOther,
    client: root.clientID,
    clock,
    onProblem: (problem) => options.onProblem?.(problem),
    onLeft: (client) => presence.left(client),
    onRest: () => rest.begin(true),
  });
  const traffic = meterTraffic((carried) => options.onTraffic?.(carried));
  const low = (): boolean => options.low?.() ?? false;
  const rest = keepRest({
    clock,
    low,
    isDelivered: () => options.documents.list().every((id) => deliveries.of(id).get().complete),
  });
  const presence = guardPresence(awareness, (client) => partners.personOf(client) !== null, clock);
  const byHand = openByHand({
    sealer: () => sealer(introductions.secret, 'by hand', options.workspace),
    random,
    clock,
    self: () => rendezvous?.self() ?? null,
  });
  // One object for the life of the room: the Link knows by it which links belong together.
  const link: LinkContext = {
    workspace: options.workspace,
    device: options.device,
    certificate: options.certificate,
    members: options.members,
    random,
    clock,
    isPatient: byHand.isPatient,
    ...(options.admits && { admits: options.admits }),
    onProven(proven) {
      options.onLink?.(proven);
      partners.add(proven);
      traffic.follow(proven);
    },
    onRefused: (why) => options.onProblem?.({ tag: 'refused-peer', why }),
  };
  let introductions = {
    server,
    workspace: options.workspace,
    topic: options.topic,
    secret: options.introductions,
    random,
    passive: options.passive ?? false,
    onHeard: () => supervisor.heard(),
    isQuiet: () => rest.holds(),
    byHand,
  };
  const meet = (): Rendezvous =>
    openRendezvous({ root, awareness, introductions, link, iceServers: options.iceServers });
  let rendezvous: Rendezvous | null = meet();
  let rebuilding: Promise<void> = Promise.resolve();
  let closed = false;
  let state: LinkState = 'offline';
  let known = '';

  async function rebuild(): Promise<void> {
    const former = rendezvous;
    if (closed || former === null) return;
    rendezvous = null;
    const mine = awareness.getLocalState();
    await former.close();
    if (closed) return;
    awareness.setLocalState(mine);
    rendezvous = meet();
  }

  /** Both ends close: whoever is told to rest does, and whoever says it once the word has left. */
  function part(): void {
    rest.begin(false);
    for (const partner of partners.all()) {
      partner.sync.rest();
      partner.link.leave();
      setTimeout(() => partner.link.close(), FAREWELL);
    }
  }

  const supervisor = supervise({
    rest,
    low,
    part,
    partners,
    server,
    clock,
    random,
    announce: () => rendezvous?.announce(),
    rebuild() {
      rebuilding = rebuilding.then(rebuild);
    },
    onLook() {
      presence.sweep();
      traffic.look();
      refresh();
    },
  });

  function here(): readonly string[] {
    return [...new Set(partners.here().map((partner) => partner.link.person))];
  }

  const devices = (): readonly string[] => {
    const alive = partners.all().filter(partners.isHere);
    return [...new Set(alive.map((partner) => partner.link.device))];
  };

  function read(): LinkState {
    if (here().length > 0) return 'direct';
    if (partners.all().length === 0 && rest.holds() && server.get() !== 'offline') return 'resting';
    const own = partners.all().filter((partner) => !isOther(partner.link.person)).length;
    if ((rendezvous?.connections() ?? 0) > own || partners.all().length > own) return 'connecting';
    return server.get() === 'offline' ? 'offline' : 'searching';
  }

  function refresh(): void {
    const nextDevices = devices().join();
    const next = closed ? 'offline' : read();
    if (next === state && nextDevices === known) return;
    state = next;
    known = nextDevices;
    changes.notify();
  }

  const stopPartners = partners.subscribe(refresh);
  const stopServer = server.subscribe(refresh);
  refresh();

  return {
    get: () => state,
    subscribe: changes.subscribe,
    awareness,
    present: here,
    devices,
    personOf: partners.personOf,
    delivery(document) {
      const record = deliveries.of(document);
      // Followed from now on though no link is up: a deletion made offline must show as undelivered.
      void options.documents.open(document).then(
        (shared) => {
          if (shared !== null && !closed) record.watch(shared.doc);
        },
        // The session opens documents and tells of those it cannot; here nothing is followed, so nothing is claimed.
        () => undefined,
      );
      return { get: record.get, subscribe: record.subscribe };
    },
    deliveries,
    byHand,
    async move({ topic, introductions: secret }) {
      introductions = { ...introductions, topic, secret };
      rebuilding = rebuilding.then(rebuild);
      await rebuilding;
    },
    drop() {
      for (const partner of partners.all()) partner.link.close();
    },
    async close() {
      if (closed) return;
      closed = true;
      supervisor.close();
      stopPartners();
      stopServer();
      await rebuilding;
      for (const partner of partners.all()) partner.sync.bye();
      // Closing takes with it what has not left yet.
      if (partners.all().length > 0) await new Promise((resolve) => setTimeout(resolve, FAREWELL));
      const last = rendezvous;
      rendezvous = null;
      await last?.close();
      partners.close();
      deliveries.close();
      awareness.destroy();
      refresh();
    },
  };
}
