/** Keeps one workspace in touch with the other members' devices until it is closed. */
import { Awareness } from 'y-protocols/awareness';
import { sealer } from '../../crypto/index.ts';
import { openByHand } from './byHand/byHand.ts';
import { keepChecks } from './check/checks.ts';
import { keepDeliveries } from './documents/deliveries.ts';
import { keepDeliveriesByPerson } from './documents/deliveriesByPerson.ts';
import { openTransfers } from './files/transfers.ts';
import type { LinkContext } from './link/types.ts';
import { listeners } from './listeners.ts';
import { keepPartners } from './partners.ts';
import { guardPresence } from './presence.ts';
import { keepReach } from './reach.ts';
import { openRendezvous, type Rendezvous, type RendezvousOptions } from './rendezvous.ts';
import { keepRest } from './rest.ts';
import { supervise } from './supervisor.ts';
import { meterTraffic } from './traffic.ts';
import type { LinkState, Room, RoomOptions } from './types.ts';
import { onNetworkChange } from './wake.ts';

/** How long the last message is given, ms. */
const FAREWELL = 50;

/**
 * Begins to look for the other devices at once. Never throws, and says by its state what it can reach. `gather`: what
 * finds them; a test may give another.
 */
export function openRoom(
  options: RoomOptions,
  gather: (found: RendezvousOptions) => Rendezvous = openRendezvous,
): Room {
  const { server, root, clock, random, relayOnly, isOther = () => true } = options;
  const changes = listeners();
  const awareness = new Awareness(root);
  const { acknowledgedBy } = options;
  const others = (): string[] => [...options.members()].filter(isOther);
  const deliveries =
    acknowledgedBy === undefined
      ? keepDeliveries(options)
      : keepDeliveriesByPerson({ ...options, acknowledgedBy, others });
  const partners = keepPartners({
    source: options.documents,
    mayHave: options.mayHave ?? (() => true),
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
    isWanted: () => options.isWanted?.() ?? false,
    isDelivered: () => options.documents.list().every((id) => deliveries.of(id).get().complete),
  });
  const reach = keepReach(clock);
  const files =
    options.files === undefined ? null : openTransfers(options.files, (problem) => options.onProblem?.(problem));
  const checks = keepChecks(options);
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
    configuration: () => ({
      iceServers: [...(server.relays.get()?.servers ?? [])],
      iceTransportPolicy: relayOnly.get() ? 'relay' : 'all',
    }),
    onProven(proven) {
      reach.begin();
      options.onLink?.(proven);
      partners.add(proven);
      files?.attach(proven);
      checks.add(proven);
      traffic.follow(proven);
    },
    onUnreached(since) {
      const wait = reach.missed(since);
      refresh();
      return wait;
    },
    onRefused: (why) => options.onProblem?.({ tag: 'refused-peer', why }),
  };
  let introductions = {
    server,
    workspace: options.workspace,
    topic: options.topic,
    secret: options.introductions,
    random,
    isPassive: options.passive ?? (() => false),
    onHeard(page: string) {
      reach.heard(page);
      supervisor.heard();
    },
    onCalled: () => supervisor.called(),
    isQuiet: () => rest.holds(),
    byHand,
  };
  const meet = (): Rendezvous => gather({ root, awareness, introductions, link });
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

  function beginAnew(): void {
    reach.begin();
    rebuilding = rebuilding.then(rebuild);
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
      // Nothing is stuck: they take part, and there is no way.
      if (reach.isBlocked()) return;
      rebuilding = rebuilding.then(rebuild);
    },
    onLook() {
      presence.sweep();
      traffic.look();
      refresh();
    },
  });

  const here = (): readonly string[] => [...new Set(partners.here().map(({ link }) => link.person))];

  const devices = (): readonly string[] => {
    const alive = partners.all().filter(partners.isHere);
    return [...new Set(alive.map((partner) => partner.link.device))];
  };

  function read(): LinkState {
    const paths = partners.here().map(({ link }) => link.path());
    // One who is reached through the relay is said, or "direct" would promise too much for a circle.
    if (paths.includes('relayed')) return 'relayed';
    if (paths.includes('direct')) return 'direct';
    if (relayOnly.get() && server.relays.get()?.canRelay === false) return 'no-relay';
    if (reach.isBlocked() && server.get() === 'connected') return 'blocked';
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
  const stopRelays = server.relays.subscribe(refresh);
  // Links made under the former choice show an address, or need a relay, that is no longer wanted.
  const stopChoice = relayOnly.subscribe(beginAnew);
  const stopChanges = onNetworkChange(reach.begin);
  refresh();

  return {
    get: () => state,
    subscribe: changes.subscribe,
    awareness,
    present: here,
    devices,
    personOf: partners.personOf,
    files,
    checkWith: checks.of,
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
      stopRelays();
      stopChoice();
      stopChanges();
      await rebuilding;
      for (const partner of partners.all()) partner.sync.bye();
      // Closing takes with it what has not left yet.
      if (partners.all().length > 0) await new Promise((resolve) => setTimeout(resolve, FAREWELL));
      const last = rendezvous;
      rendezvous = null;
      await last?.close();
      partners.close();
      files?.close();
      deliveries.close();
      awareness.destroy();
      refresh();
    },
  };
}
