/**
 * Two devices introduced by the hands of their owners. y-webrtc is told of a peer that only this file knows; what it has
 * to say to it is gathered into a letter instead of leaving by the server, and what the other side shows is given to it
 * as if it had come from there. Three letters make a connection: hello, offer, answer.
 */
import type { Sealer } from '../../../crypto/index.ts';
import { toText } from '../../../crypto/index.ts';
import { err, ok, type Result } from '../../../crypto/result.ts';
import { sameBytes } from '../documents/vector.ts';
import type { Introduction } from '../introduction.ts';
import { type LinkSignal, parseSignal } from '../link/signal.ts';
import { type HandError, newMeeting, openLetter, sealLetter } from './letter.ts';

const NAME = 'by hand ';
/** A letter is whole when nothing was added for so long: candidates come within a few ms of each other. */
const GATHERED = 600;
/** People who stand beside each other need a while to show and read three letters. */
const PATIENCE = 3 * 60_000;

const hasAnswer = (signals: readonly LinkSignal[]): boolean => signals.some(({ inner }) => inner?.type === 'answer');

export interface ByHand {
  /** The first letter: whoever begins shows it. */
  begin(): Promise<Uint8Array>;
  /** The other side's letter; what to show in return, null when nothing is left to show. An answer is the last. */
  take(
    letter: Uint8Array,
  ): Promise<Result<{ readonly letter: Uint8Array; readonly isAnswer: boolean } | null, HandError>>;
  /** Links are to wait for people, not for networks. */
  isPatient(): boolean;
  /** True: it was for a peer met by hand, and must not go to the server. */
  keeps(introduction: Introduction): boolean;
  /** The way into y-webrtc, while a socket of this room is there. */
  attach(deliver: (introduction: Introduction) => void): void;
}

export interface ByHandOptions {
  /** Of the room's present secret for introductions. */
  readonly sealer: () => Sealer;
  readonly random: (length: number) => Uint8Array;
  readonly clock: () => number;
  /** What y-webrtc calls itself in this room. */
  readonly self: () => string | null;
}

export function openByHand({ sealer, random, clock, self }: ByHandOptions): ByHand {
  let deliver: (introduction: Introduction) => void = () => undefined;
  let meeting: Uint8Array = new Uint8Array();
  const name = (): string => NAME + toText(meeting);
  let gathering: LinkSignal[] = [];
  let changedAt = 0;
  let until = 0;

  function meet(named: Uint8Array): void {
    meeting = named;
    gathering = [];
    until = clock() + PATIENCE;
  }

  /** What y-webrtc says to the other side, once it has said all. */
  async function gathered(): Promise<LinkSignal[]> {
    changedAt = clock();
    while (clock() - changedAt < GATHERED) await new Promise((resolve) => setTimeout(resolve, GATHERED / 6));
    const said = gathering;
    gathering = [];
    const descriptions = said.filter((signal) => signal.inner !== undefined);
    return descriptions.length > 0 ? descriptions : said.slice(0, 1);
  }

  const seal = (signals: readonly LinkSignal[]): Uint8Array => sealLetter({ meeting, signals }, sealer(), random);

  return {
    async begin() {
      meet(newMeeting(random));
      deliver({ type: 'announce', from: name() });
      return seal(await gathered());
    },
    async take(letter) {
      const opened = openLetter(letter, sealer());
      if (!opened.ok) return opened;
      const to = self();
      if (to === null) return err({ tag: 'not-for-you' });
      if (!sameBytes(opened.value.meeting, meeting)) meet(opened.value.meeting);
      until = clock() + PATIENCE;
      gathering = [];
      const isLast = hasAnswer(opened.value.signals);
      for (const signal of opened.value.signals) deliver({ type: 'signal', from: name(), to, signal });
      if (isLast) return ok(null);
      const signals = await gathered();
      const isWorth = signals.some(({ inner }) => inner !== undefined);
      return ok(isWorth ? { letter: seal(signals), isAnswer: hasAnswer(signals) } : null);
    },
    isPatient: () => clock() < until,
    keeps(introduction) {
      if (introduction.type !== 'signal' || !introduction.to.startsWith(NAME)) return false;
      const signal = parseSignal(introduction.signal);
      if (introduction.to !== name() || !signal.ok) return true;
      gathering.push(signal.value);
      // A hello said again adds nothing.
      if (signal.value.inner !== undefined || gathering.length === 1) changedAt = clock();
      return true;
    },
    attach(next) {
      deliver = next;
    },
  };
}
