/**
 * What carries a simulated link: packets that take a while, are lost and sent again, come twice or overtake each other,
 * and the transport that puts them in order, as SCTP does under a data channel. One way of one connection.
 */

export interface PacketOptions {
  /** How long the next packet takes, ms. */
  readonly delay: () => number;
  /** Whether the next packet is lost, or comes twice. */
  readonly loses?: () => boolean;
  readonly repeats?: () => boolean;
  /** Does what happens at the end where packets come, in so many ms. */
  readonly later?: (delay: number, work: () => void) => void;
  /** What happened to packets on their way, to count. */
  readonly onMishap?: (what: 'lost' | 'repeated' | 'overtaken') => void;
}

export interface Packets<T> {
  send(packet: T): void;
  /** The other end may not be ready for what comes: it waits there. */
  open(): void;
  /** What is under way is gone. */
  cut(): void;
}

/** Until what was lost is sent again, ms, and twice as long each further time. */
const AGAIN = 200;
const MOST_LOSSES = 5;

const inTime = (delay: number, work: () => void): void => void setTimeout(work, delay);

export function simulatePackets<T>(options: PacketOptions, arrive: (packet: T) => void): Packets<T> {
  const { delay, loses = () => false, repeats = () => false, onMishap = () => undefined, later = inTime } = options;
  const early = new Map<number, T>();
  let sent = 0;
  let expected = 0;
  let isOpen = false;
  let isCut = false;

  function pump(): void {
    while (isOpen && !isCut && early.has(expected)) {
      const packet = early.get(expected);
      early.delete(expected);
      expected += 1;
      if (packet !== undefined) arrive(packet);
    }
  }

  function come(number: number, packet: T): void {
    if (isCut || number < expected || early.has(number)) return;
    if (number > expected) onMishap('overtaken');
    early.set(number, packet);
    pump();
  }

  return {
    send(packet) {
      const number = sent;
      sent += 1;
      let waits = delay();
      for (let times = 0; times < MOST_LOSSES && loses(); times += 1) {
        onMishap('lost');
        waits += AGAIN * 2 ** times;
      }
      later(waits, () => come(number, packet));
      if (!repeats()) return;
      onMishap('repeated');
      later(waits + delay(), () => come(number, packet));
    },
    open() {
      isOpen = true;
      pump();
    },
    cut() {
      isCut = true;
      early.clear();
    },
  };
}
