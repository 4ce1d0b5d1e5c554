/** A coordinator's office in memory, for tests: the real one, beside a server that keeps what is left and a clock that is set. */
import * as Y from 'yjs';
import { derivePerson, Secret, toText } from '../../../crypto/index.ts';
import { err, ok } from '../../../crypto/result.ts';
import { match } from '../../matching/match.ts';
import { testHash } from '../../matching/samples.ts';
import { personIdOf, programmeIdOf } from '../../model/ids.ts';
import { aProgramme, ISSUED } from '../../model/samples.ts';
import type { ReceivedLetter } from '../../peer/types.ts';
import { bytesOf } from '../deviceSample.ts';
import { runOffice } from '../office.ts';
import { selfOf } from '../self.ts';

export const person = (name: string) => derivePerson(new Secret(bytesOf(name)));
export const cleo = person('cleo');
export const PROGRAMME = programmeIdOf(cleo.sign.publicKey);
export const boxOf = (who: typeof cleo) => toText(who.box.publicKey);

/** An office over a document in memory; a server that keeps what is left, or refuses some mailboxes. */
export async function officeOfCleo(
  refuse: (to: string, count: number) => string | null = () => null,
  doc = new Y.Doc(),
  at = ISSUED,
  left: { to: string; bytes: Uint8Array }[] = [],
) {
  let now = at;
  let drawn = 0;
  let receive: ((letter: ReceivedLetter) => Promise<boolean>) | null = null;
  const listeners = new Set<() => void>();
  const server = {
    get: () => 'connected' as const,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    register: async () => ok(undefined),
    async deposit({ to, bytes }: { readonly to: string; readonly bytes: Uint8Array }) {
      const code = refuse(to, left.length);
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
    match: async (
      ...input: Parameters<typeof match> extends [infer A, infer B, infer C, ...unknown[]] ? [A, B, C] : never
    ) => match(input[0], input[1], input[2], testHash),
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
    pass(ms: number) {
      now += ms;
    },
    again: () => {
      for (const listener of listeners) listener();
    },
    /** Whether the server may forget it. */
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
