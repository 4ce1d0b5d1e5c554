/** The view of a Link that the room gets once both devices have proved themselves. */
import { toText } from '../../../crypto/index.ts';
import type { Link } from './link.ts';
import type { Peer } from './proof.ts';
import type { LinkChannel, ProvenLink } from './types.ts';

export function proven(link: Link, { person, device }: Peer, ownDevice: Uint8Array): ProvenLink {
  const listen = (listeners: Set<() => void>) => (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  const channel = (number: number): LinkChannel => ({
    send(message) {
      link.queues.push(number, message);
      link.count(number, message.length);
    },
    queued: () => link.queues.queued(number),
    drained: () => link.queues.drained(number),
    receive: (listener) => {
      link.receivers.set(number, listener);
    },
  });
  return {
    person,
    device,
    // Both ends compare the same two keys.
    leads: toText(ownDevice) > device,
    channel,
    path: () => link.path,
    onPath: listen(link.pathChanges),
    roundTrip: () => link.roundTrip(),
    signsOfLife: () => link.signsOfLife(),
    isSilent: () => link.isSilent(),
    meter: () => link.meter(),
    connection: () => link.connection(),
    onRestart: listen(link.restarts),
    onClose: listen(link.closings),
    probe: () => link.probe(),
    leave: () => link.leave(),
    close: () => link.destroy(),
  };
}
