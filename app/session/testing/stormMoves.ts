/** What can happen in a storm, each move with its weight. */
import { parsePageId } from '../../model/ids.ts';
import { pickFrom } from '../../peer/testing/seeded.ts';
import type { Phone } from './simulatedPhone.ts';
import { edit } from './stormEdits.ts';
import { listed } from './stormEnd.ts';
import { isTool, TOOLS, use } from './stormHands.ts';
import type { World } from './stormWorld.ts';

type Move = (world: World, phone: Phone) => Promise<void>;

const HOUR = 3_600_000;

const write: Move = async ({ as, draw, note, open, watch }, phone) => {
  const docs = open(phone);
  const id = pickFrom(
    draw,
    listed(docs).filter((each) => !isTool(each)),
  );
  const mark = `${phone.name} ${Math.floor(draw(1_000))}`;
  await as(phone, async ({ running }) => {
    if (running === null) return;
    const { chat, notebook } = running.workspace;
    const doc = docs.get(id);
    const dice = draw(1);
    if (id === 'notebook' && dice < 0.3) {
      notebook.addPage(mark);
      note('page', phone.name);
    } else if (id === 'notebook' && dice < 0.5) {
      const pages = notebook.pages.get();
      if (pages.length < 2) return;
      note('page removed', phone.name);
      const { id: taken } = pickFrom(draw, pages);
      watch.takenOff(`page ${taken}`);
      notebook.removePage(taken);
    } else if (id === 'notebook' && dice < 0.65) {
      if (notebook.past.get().undo === 0) return;
      note('page taken back', phone.name);
      notebook.undo();
    } else if (id === 'chat' && dice < 0.2) {
      note('line', phone.name);
      await chat.send(mark);
    } else if (doc === undefined || doc.isDestroyed) {
      // Not opened here so far: whoever looks at it opens it.
      const page = parsePageId(id.slice('page '.length));
      if (page.ok) phone.look(page.value);
    } else {
      const done = edit(doc, draw, mark);
      if (done !== null) note(done, `${phone.name} ${id}`);
    }
  });
};

const handle: Move = async ({ as, draw, note, open }, phone) => {
  const tool = pickFrom(draw, TOOLS);
  await as(phone, async (page) => {
    for (let acts = Math.ceil(draw(4)); acts > 0; acts -= 1) {
      const mark = `${phone.name} ${Math.floor(draw(1_000))}`;
      const done = await use(tool, { phone, page, root: open(phone).get('root') }, draw, mark);
      if (done !== null) note(done, phone.name);
    }
  });
};

const post: Move = ({ as, mail }, phone) => as(phone, (page) => mail.post(phone, page));
const openBundle: Move = ({ as, mail }, phone) => as(phone, (page) => mail.open(phone, page));

const cutLink: Move = async ({ net, draw, note }) => {
  const up = net.links().filter((link) => link.isUp());
  if (up.length === 0) return;
  note('cut');
  net.cut(pickFrom(draw, up));
};

const offline: Move = async ({ net, time, draw, note }, { page, name }) => {
  if (page === null) return;
  note('offline', name);
  net.setOnline(page.owner, false);
  time.at('', draw(20_000), () => net.setOnline(page.owner, true));
};

const kill: Move = async ({ note, time, draw }, phone) => {
  if (phone.page === null) return;
  note('killed', phone.name);
  phone.kill();
  time.at('', draw(6_000), () => {
    if (phone.page === null) phone.open();
  });
};

const shut: Move = async ({ note, time, draw }, phone) => {
  if (phone.page?.running == null) return;
  note('shut', phone.name);
  phone.shut();
  time.at('', 3_000 + draw(6_000), () => {
    if (phone.page === null) phone.open();
  });
};

const fill: Move = async ({ full, note, time, draw }, phone) => {
  note('disk full', phone.name);
  full.add(phone);
  time.at('', draw(8_000), () => full.delete(phone));
};

const jump: Move = async ({ draw, chance, note }, phone) => {
  phone.skew += draw(chance(0.5) ? 48 * HOUR : 20_000) * (chance(0.5) ? 1 : -1);
  note('clock jumped', `${phone.name} ${Math.round(phone.skew)}`);
};

const remove: Move = async ({ as, chance, draw, net, phones, meant, open, time }, phone) => {
  // One that this device has not met would be named by no record, and shut out (docs/gaps/unmet-devices.md).
  const met = open(phone).get('root')?.getMap('devices');
  if (!phones.every(({ id }) => met?.has(id))) return;
  const own = phones.filter((other) => other !== phone && other.person === phone.person && !meant.has(other));
  // A device that is meant to go takes nobody out: which of the two was stolen, no rule could know (decision 0124).
  if (own.length === 0 || meant.has(phone)) return;
  const target = pickFrom(draw, own);
  await as(phone, ({ running, owner }) => {
    if (running === null) return;
    meant.add(target);
    // The other person may then do the same without having heard.
    if (chance(0.4)) {
      net.setOnline(owner, false);
      time.at('', draw(20_000), () => net.setOnline(owner, true));
    }
    phone.remove(target.id);
  });
};

const spare: Move = async ({ note }, phone) => {
  phone.low = !phone.low;
  note('low data', `${phone.name} ${phone.low}`);
};

const MOVES: readonly (readonly [number, Move])[] = [
  [0.44, write],
  [0.16, handle],
  [0.1, post],
  [0.1, openBundle],
  [0.08, cutLink],
  [0.04, offline],
  [0.05, kill],
  [0.02, shut],
  [0.05, fill],
  [0.04, jump],
  [0.05, remove],
  [0.03, spare],
];

const ALL = MOVES.reduce((sum, [weight]) => sum + weight, 0);

export async function move(world: World): Promise<void> {
  const phone = pickFrom(world.draw, world.phones);
  let dice = world.draw(ALL);
  for (const [weight, make] of MOVES) {
    dice -= weight;
    if (dice < 0) return make(world, phone);
  }
}
