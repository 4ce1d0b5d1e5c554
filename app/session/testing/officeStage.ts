/** A coordinator's office in memory, for tests: the real one, beside a server that keeps what is left and a clock that is set. */
import * as Y from 'yjs';
import { derivePerson, Secret, toText } from '../../../crypto/index.ts';
import { err, ok } from '../../../crypto/result.ts';
import { match } from '../../matching/match.ts';
import { testHash } from '../../matching/samples.ts';
import { repaired } from '../../matching/testing/repaired.ts';
import { personIdOf, programmeIdOf } from '../../model/ids.ts';
import { aProgramme, ISSUED } from '../../model/samples.ts';
import type { ReceivedLetter } from '../../peer/types.ts';
import { officeOf } from '../../programme/office.ts';
import type { Core } from '../core.ts';
import { bytesOf } from '../deviceSample.ts';
import { runOffice } from '../office.ts';
import { selfOf } from '../self.ts';

export const person = (name: string) => derivePerson(new Secret(bytesOf(name)));
export const cleo = person('cleo');
export const PROGRAMME = programmeIdOf(cleo.sign.publicKey);
export const boxOf = (who: typeof cleo) => toText(who.box.publicKey);

/** An office over a document in memory; a server that keeps what is left, refuses some mailboxes, or is not reached. */
export async function officeOfCleo(
  refuse: (to: string, count: number) => string | null = () => null,
  doc = new Y.Doc(),
  at = ISSUED,
  left: { to: string; bytes: Uint8Array }[] = [],
  /** As the screens' own, in a worker; here it is simply called. */
  matching: Core['match'] = async (candidates, rules, moment, { repair }) =>
    repair === undefined
      ? match(candidates, rules, moment, testHash)
      : repaired(repair, candidates, rules, moment, testHash),
) {
  let now = at;
  let drawn = 0;
  let notice: Uint8Array | null = null;
  let receive: ((letter: ReceivedLetter) => Promise<boolean>) | null = null;
  const listeners = new Set<() => void>();
  const server = {
    get: () => 'connected' as const,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async register(_: unknown, sealed: Uint8Array) {
      notice = sealed;
      return ok(undefined);
    },
    async deposit({ to, bytes }: { readonly to: string; readonly bytes: Uint8Array }) {
      const code = refuse(to, left.length);
      if (code === 'silent') return new Promise<never>(() => undefined);
      if (code === 'unreachable') return err({ tag: code });
      if (code !== null) return err({ tag: 'refused', code });
      left.push({ to, bytes });
      return ok(undefined);
    },
    collect(_: unknown, handler: (letter: ReceivedLetter) => Promise<boolean>) {
      receive = handler;
      return () => undefined;
    },
  };
  const core = {
    server,
    origin: 'https://binome.example',
    deviceId: 'here',
    me: personIdOf(cleo.sign.publicKey),
    person: cleo,
    self: selfOf(new Y.Doc()),
    clock: () => now,
    random(length: number) {
      drawn += 1;
      return bytesOf(`random ${at} ${drawn}`).slice(0, length);
    },
    documents: {
      hold: async () => ok({ doc, vault: { durable: async () => ok(undefined) }, release: () => undefined }),
      flush: async () => true,
    },
    match: matching,
  };
  const opened = await runOffice(core as never, {
    id: PROGRAMME,
    programme: aProgramme({ box: boxOf(cleo) }),
    seed: new Secret(bytesOf('cleo')),
    notice: new Secret(bytesOf('notice').slice(0, 16)),
    onOut: () => undefined,
  });
  if (!opened.ok) throw new Error(opened.error.tag);
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5));
  return {
    office: opened.value.office,
    close: opened.value.close,
    left,
    doc,
    settle,
    /** Everything that was to leave has: no call waits for that, and on a busy machine it takes a moment. */
    async brought(): Promise<void> {
      do await settle();
      while (officeOf(doc).outbox.size > 0);
    },
    pass(ms: number) {
      now += ms;
    },
    again: () => {
      for (const listener of listeners) listener();
    },
    /** What the server gives to whoever asks for the programme. */
    notice: () => notice,
    /** Whether the server may forget it. */
    take: async (bytes: Uint8Array): Promise<boolean> => (await receive?.({ id: '', bytes, at: now })) ?? false,
    async bring(bytes: Uint8Array): Promise<boolean> {
      const isDone = (await receive?.({ id: '', bytes, at: now })) ?? false;
      await settle();
      return isDone;
    },
    now: () => now,
    random: core.random,
  };
}

export type CleosOffice = Awaited<ReturnType<typeof officeOfCleo>>;
