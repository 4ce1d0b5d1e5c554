/**
 * Coordinators of one programme on simulated devices: real offices, rooms and links, over a clock, a network and disks that
 * the test moves. The server keeps letters until they are acknowledged, and shows them to each device that collects.
 */
import { hash, Secret, toText } from '../../../crypto/index.ts';
import { err, ok } from '../../../crypto/result.ts';
import { match } from '../../matching/match.ts';
import { testHash } from '../../matching/samples.ts';
import { changeable } from '../../model/observable.ts';
import { openRoom } from '../../peer/index.ts';
import { bytesFrom, drawing } from '../../peer/testing/seeded.ts';
import { simulateNet } from '../../peer/testing/simulatedNet.ts';
import type { SimulatedTime } from '../../peer/testing/simulatedTime.ts';
import type { ReceivedLetter, Server, TopicListener } from '../../peer/types.ts';
import { pageOn, simulateDisk } from '../../vault/testing/simulatedDisk.ts';
import type { Core } from '../core.ts';
import { aDevice } from '../deviceSample.ts';
import { openDocuments } from '../documents.ts';
import { openOffices } from '../offices.ts';
import { selfOf } from '../self.ts';
import { bytesOf, dataUse, deviceOf, nobody } from './simulatedCast.ts';

export const BEGAN = 1_790_000_000_000;

/** What a device was shown of a mailbox on its present connection. */
interface Collector {
  readonly owner: string;
  readonly mailbox: string;
  readonly handler: (letter: ReceivedLetter) => Promise<boolean | 'last'>;
  shown: Set<string>;
  turn: Promise<void>;
}

export function stageTeam(time: SimulatedTime) {
  const draw = drawing(7);
  const net = simulateNet({ time, draw, isApart: false, wire: () => ({ delay: () => 5 }), onMishap: () => undefined });
  net.calm();
  const offline = new Set<string>();
  const boxes = new Map<string, Map<string, ReceivedLetter>>();
  const notices = new Map<string, Uint8Array>();
  const collectors = new Set<Collector>();
  const topics = new Map<string, Map<TopicListener, string>>();
  /** Every letter that was taken in, by the mailbox. */
  const taken: { readonly to: string; readonly bytes: Uint8Array; readonly by: string }[] = [];
  /** Acknowledgements of that device are lost while it is in here. */
  const unheard = new Set<string>();

  function show(collector: Collector): void {
    const { owner, mailbox, handler, shown } = collector;
    for (const letter of boxes.get(mailbox)?.values() ?? []) {
      if (shown.has(letter.id)) continue;
      shown.add(letter.id);
      collector.turn = collector.turn.then(async () => {
        if (offline.has(owner) || !collectors.has(collector)) return;
        const isKept = await handler(letter);
        if (isKept && !unheard.has(owner) && !offline.has(owner)) boxes.get(mailbox)?.delete(letter.id);
      });
    }
  }

  const showAll = (): void => {
    for (const one of collectors) if (!offline.has(one.owner)) time.at(one.owner, 10, () => show(one));
  };

  function put(to: string, bytes: Uint8Array, by: string): void {
    const id = toText(hash(bytes));
    const box = boxes.get(to) ?? new Map<string, ReceivedLetter>();
    boxes.set(to, box);
    if (!box.has(id)) {
      box.set(id, { id, bytes, at: BEGAN + time.now() });
      taken.push({ to, bytes, by });
    }
    showAll();
  }

  function serverOf(owner: string, seat: Server): Server {
    return {
      ...seat,
      get: () => (offline.has(owner) ? 'offline' : 'connected'),
      async register(programme, notice) {
        if (offline.has(owner)) return err({ tag: 'unreachable' });
        notices.set(toText(programme.publicKey), notice);
        return ok(undefined);
      },
      async deposit({ to, bytes }) {
        if (offline.has(owner)) return err({ tag: 'unreachable' });
        put(to, bytes, owner);
        return ok(undefined);
      },
      collect(mailbox, handler) {
        const one: Collector = {
          owner,
          mailbox: toText(mailbox.publicKey),
          handler,
          shown: new Set(),
          turn: Promise.resolve(),
        };
        collectors.add(one);
        showAll();
        return () => void collectors.delete(one);
      },
      join(topic, listener) {
        const name = toText(topic.publicKey);
        const there = topics.get(name) ?? new Map<TopicListener, string>();
        topics.set(name, there.set(listener, owner));
        return {
          publish(sealed) {
            if (offline.has(owner)) return false;
            for (const [each, of] of there)
              if (each !== listener && !offline.has(of)) time.at(of, 10, () => each.receive(sealed));
            return true;
          },
          leave: () => void there.delete(listener),
        };
      },
    };
  }

  async function coordinator(name: string) {
    const sample = aDevice(name);
    const { pair, certificate } = deviceOf({ name, id: sample.me, keys: sample.person }, 0);
    const disk = simulateDisk();
    const page = pageOn(disk);
    const random = bytesFrom(drawing(draw(1e9)));
    const documents = openDocuments({
      ...{ key: new Secret(bytesOf(`vault of ${name}`)), random, prefix: `${name} ` },
      ...{ client: Math.floor(draw(1e9)), onDamaged: () => undefined, openVault: page.open },
    });
    const own = await documents.hold('self');
    if (!own.ok) throw new Error('the disk opens');
    const { server: seat, gather } = net.page(name);
    const server = serverOf(name, seat);
    const core: Core = {
      ...sample,
      ...{ random, server, connect: () => server, documents, keyring: page.keyring, self: selfOf(own.value.doc) },
      clock: () => Math.round(BEGAN + time.now()),
      openRoom: (asked) => openRoom(asked, gather),
      ...{ thrifty: changeable(false), relayOnly: changeable(false), media: () => null },
      ...{ seats: nobody, profiles: Object.create(null), passkeys: { offered: nobody, make: nobody, ask: nobody } },
      ...{ data: dataUse(() => false), calls: Object.create(null) },
      ...{ device: pair, deviceId: toText(pair.publicKey), certificate },
      match: async (candidates, rules, at) => match(candidates, rules, at, testHash) as never,
    };
    core.self.profile.set('name', name);
    return { name, core, disk, offices: openOffices(core, () => undefined), random };
  }

  return {
    net,
    boxes,
    notices,
    taken,
    unheard,
    put,
    coordinator,
    setOnline(name: string, online: boolean) {
      if (online) offline.delete(name);
      else offline.add(name);
      net.setOnline(name, online);
      // Another connection: shown again what was not acknowledged.
      for (const one of collectors) if (one.owner === name) one.shown = new Set();
      showAll();
    },
  };
}

export type Coordinator = Awaited<ReturnType<ReturnType<typeof stageTeam>['coordinator']>>;
