/**
 * Files over the proven links of one workspace, on a channel behind the documents: a keystroke never waits for them.
 * What the other side sends is parsed and bounded; what does not fit, or is not what its id says, closes the link.
 */
import { openQueue } from '../documents/queue.ts';
import { Channel, type ProvenLink } from '../link/types.ts';
import { listeners } from '../listeners.ts';
import { encodeFileFrame, parseFileFrame } from './frames.ts';
import { openGiver } from './giver.ts';
import { type Line, openTaker } from './taker.ts';
import type { FileProblem, FileShelf, FileTransfers } from './types.ts';

/** Received and not yet worked through: four times what this side asks for at a time. */
const BACKLOG_LIMIT = 2 * 1024 * 1024;

export interface RoomFiles extends FileTransfers {
  attach(link: ProvenLink): void;
  close(): void;
}

export function openTransfers(shelf: FileShelf, onProblem: (problem: FileProblem) => void): RoomFiles {
  const changes = listeners();
  const taker = openTaker(shelf, changes.notify);

  /** A fault of ours: to the page's own boundary, and the link goes on. */
  function report(fault: unknown): void {
    setTimeout(() => {
      throw fault;
    }, 0);
  }

  function attach(link: ProvenLink): void {
    const channel = link.channel(Channel.files);
    let connection = connect();
    channel.receive((frame) => connection.receive(frame));
    const stopRestart = link.onRestart(() => {
      // What was asked and answered before is lost with the connection that carried it.
      connection.end();
      connection = connect();
    });
    link.onClose(() => {
      stopRestart();
      connection.end();
    });

    function connect(): { receive(frame: Uint8Array): void; end(): void } {
      const incoming = openQueue(report);
      const giver = openGiver(channel, shelf, report);
      const line: Line = {
        person: link.person,
        device: link.device,
        send: (message) => channel.send(encodeFileFrame(message)),
      };
      let backlog = 0;
      let ended = false;

      function end(): void {
        if (ended) return;
        ended = true;
        incoming.close();
        giver.close();
        taker.down(line);
      }

      function refuse(tag: FileProblem['tag']): void {
        if (ended) return;
        end();
        onProblem({ tag });
        link.close();
      }

      async function take(frame: Uint8Array): Promise<void> {
        const parsed = parseFileFrame(frame);
        if (!parsed.ok) return refuse(parsed.error.tag);
        const message = parsed.value;
        if (message.type === 'ask-outline' || message.type === 'ask-piece' || message.type === 'ask-have') {
          if (!giver.take(message)) refuse('flood');
          return;
        }
        const wrong = await taker.take(line, message);
        if (wrong !== null) refuse(wrong);
      }

      taker.up(line);
      return {
        receive(frame) {
          if (ended) return;
          backlog += frame.length;
          if (backlog > BACKLOG_LIMIT) return refuse('flood');
          incoming.add(async () => {
            backlog -= frame.length;
            if (!ended) await take(frame);
          });
        },
        end,
      };
    }
  }

  return {
    attach,
    state: taker.state,
    want: taker.want,
    stop: taker.stop,
    trace: taker.trace,
    subscribe: changes.subscribe,
    close: taker.close,
  };
}
