import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certifyDevice, derivePerson, hash, Secret, signingPairFrom, toText } from '../../../crypto/index.ts';
import { Channel } from '../link/types.ts';
import { until } from '../testing/simulatedDevice.ts';
import { simulateLink } from '../testing/simulatedLink.ts';
import { type Check, type Checks, keepChecks } from './checks.ts';
import { encodeCheck, parseCheck } from './frames.ts';

const bytes = (name: string): Uint8Array => hash(new TextEncoder().encode(name));

function seeded(name: string): (length: number) => Uint8Array {
  let count = 0;
  return (length) => {
    count += 1;
    return bytes(`${name} ${count}`).slice(0, length);
  };
}

function someone(name: string) {
  const person = derivePerson(new Secret(bytes(`seed of ${name}`))).sign;
  const device = signingPairFrom(new Secret(bytes(`device of ${name}`)));
  const key = toText(person.publicKey);
  return {
    name,
    person: key,
    device,
    deviceKey: toText(device.publicKey),
    certificate: certifyDevice(person, device.publicKey, 1),
  };
}
type Someone = ReturnType<typeof someone>;

const checksOf = (who: Someone, workspace: string): Checks =>
  keepChecks({
    workspace,
    device: who.device,
    certificate: who.certificate,
    random: seeded(`nonces of ${who.name} in ${workspace}`),
  });

/** The link that this person leads, or not, with the other one: leads is decided by the device keys alone. */
function between(one: Someone, other: Someone) {
  const [leader, follower] = one.deviceKey > other.deviceKey ? [one, other] : [other, one];
  const link = simulateLink({
    devices: [leader.deviceKey, follower.deviceKey],
    people: [leader.person, follower.person],
  });
  return { link, endOf: (who: Someone) => link.ends[who === leader ? 0 : 1] };
}

function meeting(one: Someone, other: Someone, workspace = 'w') {
  const { link, endOf } = between(one, other);
  const [ones, others] = [checksOf(one, workspace), checksOf(other, workspace)];
  ones.add(endOf(one));
  others.add(endOf(other));
  return { link, endOf, mine: ones.of(other.person), theirs: others.of(one.person), ones, others };
}

function numbersOf(check: Check): readonly number[] {
  const state = check.get();
  if (state.tag !== 'shown') throw new Error(`no numbers: ${state.tag}`);
  return state.numbers;
}
const shownOn = (...checks: Check[]) => until('numbers', () => checks.every((check) => check.get().tag === 'shown'));
const endedOn = (...checks: Check[]) => until('an end', () => checks.every((check) => check.get().tag === 'ended'));

const [ada, ben, mallory] = [someone('Ada'), someone('Ben'), someone('Mallory')];
const falseAda = someone('Ada by Mallory');
const falseBen = someone('Ben by Mallory');

describe('two people, nobody between', () => {
  it('see the same numbers, whoever opens first, and learn what the other answers', async () => {
    for (const first of [0, 1]) {
      const { mine, theirs } = meeting(ada, ben);
      const [one, two] = first === 0 ? [mine, theirs] : [theirs, mine];
      one.open();
      await until('asked', () => two.get().tag === 'closed' && 'asked' in two.get());
      expect(one.get().tag).toBe('waiting');
      two.open();
      await shownOn(one, two);
      expect(numbersOf(one)).toEqual(numbersOf(two));
      expect(numbersOf(one)).toHaveLength(6);
      one.answer(true);
      two.answer(true);
      await until('both answers', () =>
        [one, two].every((check) => JSON.stringify(check.get()).includes('"theirs":true')),
      );
      one.close();
      await until('left', () => one.get().tag === 'closed');
      // What was said stands, though the other has gone.
      expect(two.get()).toMatchObject({ tag: 'shown', mine: true, theirs: true });
    }
  });

  it('see other numbers each time', async () => {
    const { mine, theirs } = meeting(ada, ben);
    const seen = new Set<string>();
    for (let round = 0; round < 5; round += 1) {
      mine.open();
      theirs.open();
      await shownOn(mine, theirs);
      seen.add(String(numbersOf(mine)));
      mine.close();
      theirs.close();
    }
    expect(seen.size).toBe(5);
  });

  it('keep them when the connection is repaired, and an answer given meanwhile arrives', async () => {
    const { link, mine, theirs } = meeting(ada, ben);
    mine.open();
    theirs.open();
    await shownOn(mine, theirs);
    const before = numbersOf(mine);
    link.cut();
    mine.answer(true);
    link.restart();
    await until('the answer', () => JSON.stringify(theirs.get()).includes('"theirs":true'));
    expect(numbersOf(theirs)).toEqual(before);
  });

  it('end when it breaks halfway, and begin again only by hand', async () => {
    const { link, mine, theirs } = meeting(ada, ben);
    mine.open();
    await until('asked', () => JSON.stringify(theirs.get()).includes('"asked":true'));
    theirs.open();
    link.cut();
    const lost = link.ends.reduce((sum, end) => sum + end.meter().sent - end.meter().received, 0);
    link.restart();
    await until('an end', () => [mine, theirs].some((check) => check.get().tag === 'ended'));
    expect([mine, theirs].every((check) => check.get().tag !== 'shown')).toBe(true);
    expect([mine, theirs].some((check) => JSON.stringify(check.get()).includes('"why":"lost"'))).toBe(true);
    for (const check of [mine, theirs]) check.close();
    // Nothing of the former round is still on its way.
    const [one, two] = link.ends;
    await until(
      'quiet',
      () => one.meter().sent + two.meter().sent === lost + one.meter().received + two.meter().received,
    );
    mine.open();
    theirs.open();
    await shownOn(mine, theirs);
    expect(numbersOf(mine)).toEqual(numbersOf(theirs));
  });
});

describe('a coordinator who cheats and sits between', () => {
  /** Mallory is Ben to Ada and Ada to Ben, with honest machines on both sides. */
  it('two screens show different numbers', async () => {
    for (let round = 0; round < 20; round += 1) {
      const toAda = meeting(ada, falseBen, `made for Ada ${round}`);
      const toBen = meeting(ben, falseAda, `made for Ben ${round}`);
      for (const check of [toAda.mine, toAda.theirs, toBen.mine, toBen.theirs]) check.open();
      await shownOn(toAda.mine, toBen.mine);
      expect(numbersOf(toAda.mine)).not.toEqual(numbersOf(toBen.mine));
    }
  });

  /** He passes every message on, as the two would send them to each other. */
  it('passing messages on ends the check or shows different numbers, never the same', async () => {
    const one = between(ada, falseBen);
    const two = between(falseAda, ben);
    const adas = checksOf(ada, 'made for Ada');
    const bens = checksOf(ben, 'made for Ben');
    adas.add(one.endOf(ada));
    bens.add(two.endOf(ben));
    const [towardsAda, towardsBen] = [
      one.endOf(falseBen).channel(Channel.check),
      two.endOf(falseAda).channel(Channel.check),
    ];
    towardsAda.receive((message) => towardsBen.send(message));
    towardsBen.receive((message) => towardsAda.send(message));
    const [mine, theirs] = [adas.of(falseBen.person), bens.of(falseAda.person)];
    mine.open();
    theirs.open();
    await until('an outcome', () => [mine, theirs].every((check) => check.get().tag !== 'exchanging'));
    const states = [mine.get(), theirs.get()];
    const numbers = states.flatMap((state) => (state.tag === 'shown' ? [String(state.numbers)] : []));
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

describe('an end that does not follow the order', () => {
  const nonce = bytes('some nonce');
  const messages = {
    ready: encodeCheck({ type: 'ready' }),
    commit: encodeCheck({ type: 'commit', commitment: nonce }),
    nonce: encodeCheck({ type: 'nonce', nonce }),
    reveal: encodeCheck({ type: 'reveal', nonce }),
    answer: encodeCheck({ type: 'answer', same: true }),
    noise: Uint8Array.of(9, 9, 9),
  };

  /** One honest person; the other end is in the test's hands. */
  function against(who: Someone, honestLeads: boolean) {
    const other = [mallory, falseAda, falseBen, ...Array.from({ length: 20 }, (_, at) => someone(`M${at}`))].find(
      (each) => who.deviceKey > each.deviceKey === honestLeads,
    );
    if (other === undefined) throw new Error('no such device');
    const { link, endOf } = between(who, other);
    const checks = checksOf(who, 'w');
    checks.add(endOf(who));
    const hand = endOf(other).channel(Channel.check);
    const heard: string[] = [];
    hand.receive((message) => heard.push(parseCheck(message)?.type ?? 'noise'));
    return { check: checks.of(other.person), hand, heard, link };
  }

  it.each(['commit', 'nonce', 'reveal', 'answer', 'noise'] as const)(
    '%s before its turn ends the check',
    async (early) => {
      for (const honestLeads of [true, false]) {
        const { check, hand } = against(ada, honestLeads);
        check.open();
        hand.send(messages[early]);
        // The follower's turn is to be committed to: only then.
        if (early === 'commit' && !honestLeads) await until('exchanging', () => check.get().tag === 'exchanging');
        else {
          await endedOn(check);
          expect(check.get()).toMatchObject({ tag: 'ended', why: 'broken' });
        }
      }
    },
  );

  it('a reveal that was not committed to, changed by one bit, or a copy of our own nonce, shows nothing', async () => {
    const { check, hand, heard } = against(ada, false);
    check.open();
    hand.send(messages.ready);
    hand.send(messages.commit);
    await until('a nonce', () => heard.includes('nonce'));
    hand.send(messages.reveal);
    await endedOn(check);
    expect(check.get()).toMatchObject({ tag: 'ended', why: 'broken' });
  });

  it('a second commitment ends it: nobody changes their mind after seeing our nonce', async () => {
    const { check, hand, heard } = against(ada, false);
    check.open();
    hand.send(messages.commit);
    await until('a nonce', () => heard.includes('nonce'));
    hand.send(messages.commit);
    await endedOn(check);
    expect(heard.filter((type) => type === 'nonce')).toHaveLength(1);
  });

  it("the leader's own messages sent back to it show nothing", async () => {
    const { check, hand } = against(ada, true);
    hand.receive((message) => {
      const said = parseCheck(message);
      hand.send(said?.type === 'commit' ? encodeCheck({ type: 'nonce', nonce: said.commitment }) : message);
    });
    check.open();
    await endedOn(check);
    expect(check.get().tag).toBe('ended');
  });

  it('without a person, nothing begins: no nonce is given to who asks, however often', async () => {
    const { check, hand, heard, link } = against(ada, false);
    for (let time = 0; time < 50; time += 1) {
      hand.send(messages.ready);
      hand.send(messages.commit);
      hand.send(messages.reveal);
    }
    await until('all of them', () => link.ends.some((end) => end.meter().received > 2_000));
    expect(heard).toEqual([]);
    expect(check.get()).toEqual({ tag: 'closed', asked: true });
  });

  it('one opening is one guess: after an end, asking again brings nothing until the person opens again', async () => {
    const { check, hand, heard } = against(ada, false);
    check.open();
    hand.send(messages.commit);
    await until('a nonce', () => heard.includes('nonce'));
    hand.send(encodeCheck({ type: 'stop' }));
    await endedOn(check);
    for (const message of [messages.ready, messages.commit, messages.ready]) hand.send(message);
    await until('asked', () => JSON.stringify(check.get()).includes('"asked":true'));
    expect(heard.filter((type) => type === 'nonce')).toHaveLength(1);
    check.open();
    hand.send(messages.commit);
    await until('another', () => heard.filter((type) => type === 'nonce').length === 2);
  });
});

it('any bytes are answered, and every message comes back as it was', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (noise) => {
      const message = parseCheck(noise);
      if (message !== null) expect([...encodeCheck(message)]).toEqual([...noise]);
    }),
  );
});
