/**
 * The word of somebody who left while nobody was there to hear it: it waits at the server, sealed, where only those of
 * the workspace look. What is kept of the workspace to bring it there opens that one place and nothing else.
 */
import { meetingPlace, openSigned, Secret, sealer, signingPairFrom, toText } from '../../crypto/index.ts';
import type { Instant, WorkspaceId } from '../model/brand.ts';
import { parseDeparture } from '../model/departure.ts';
import type { Core } from './core.ts';
import { collectLetters } from './letters.ts';
import { retrying } from './retry.ts';
import type { KeptFarewell } from './self.ts';

/** As long as a server keeps a letter. */
const KEPT = 30 * 24 * 3_600_000;

/** What is seldom heard is listened for once what was opened is on the screen, ms: to prove a place takes tens of them. */
export const SHOWN_FIRST = 1_000;

const placeOf = (secret: Secret) => meetingPlace('farewell', secret.reveal());

/** `envelope`: the signed word. `secret`: of the epoch that the others are in. */
export function sealFarewell(
  { workspace, secret, at }: { readonly workspace: WorkspaceId; readonly secret: Secret; readonly at: Instant },
  envelope: Uint8Array,
  random: Core['random'],
): KeptFarewell {
  const { topic, key } = placeOf(secret);
  return {
    seed: topic.secretKey.reveal().slice(0, 32),
    letter: sealer(key, 'farewell', workspace).seal(envelope, random),
    at,
  };
}

export interface Farewells {
  /** Brings those that are kept to the server. True: none is left here. */
  send(): Promise<boolean>;
  close(): void;
}

export function openFarewells(core: Core): Farewells {
  const { self, server } = core;

  const outbox = retrying(async () => {
    if (server.get() !== 'connected') return true;
    for (const [workspace, { seed, letter, at }] of self.farewells) {
      const from = signingPairFrom(new Secret(seed));
      const isLate = core.clock() > at + KEPT;
      const deposited = isLate || (await server.deposit({ to: toText(from.publicKey), bytes: letter, from })).ok;
      if (deposited) self.farewells.delete(workspace);
    }
    return self.farewells.size === 0;
  });
  const look = (): void => {
    if (self.farewells.size > 0) void outbox.now();
  };
  const stop = server.subscribe(look);
  look();
  return {
    async send() {
      await outbox.now();
      return self.farewells.size === 0;
    },
    close() {
      stop();
      outbox.stop();
    },
  };
}

export interface Listening {
  readonly workspace: WorkspaceId;
  /** Of the epochs that somebody may have left in. */
  readonly secrets: () => readonly Secret[];
  /** Takes a word in; false: not on the disk yet. Under whose name it counts is the reader's affair. */
  readonly take: (signer: string, envelope: Uint8Array) => Promise<boolean>;
  /** Before it looks for the first time, ms. */
  readonly after?: number;
}

/** Looks where such words wait. `look` again when there is another epoch. */
export function listenForFarewells(
  core: Pick<Core, 'me' | 'server' | 'self' | 'deviceId'>,
  { workspace, secrets, take, after = 0 }: Listening,
): { look(): void; close(): void } {
  const listening = new Map<string, () => void>();
  /** To find the place of one takes tens of milliseconds. */
  const placed = new WeakSet<Secret>();
  function listen(secret: Secret): void {
    if (placed.has(secret)) return;
    placed.add(secret);
    const { topic, key } = placeOf(secret);
    const name = toText(topic.publicKey);
    if (listening.has(name)) return;
    const stop = collectLetters(core, topic, async ({ bytes }) => {
      const opened = sealer(key, 'farewell', workspace).open(bytes);
      const signed = opened.ok ? openSigned('left', opened.value) : opened;
      const said = signed.ok ? parseDeparture(signed.value.payload) : signed;
      // Nothing else belongs there.
      if (!opened.ok || !signed.ok || !said.ok || said.value.workspace !== workspace) return true;
      const signer = toText(signed.value.signer);
      // Of my own, left on another device: it is for the others.
      return signer !== core.me && take(signer, opened.value);
    });
    listening.set(name, stop);
  }
  const look = (): void => secrets().forEach(listen);
  const timer = after > 0 ? setTimeout(look, after) : undefined;
  if (timer === undefined) look();
  return {
    look,
    close() {
      clearTimeout(timer);
      for (const stop of listening.values()) stop();
    },
  };
}
