/** What the links of a room carry, by kind. Told in small sums; nothing is lost when a link closes. */
import { Channel, type ProvenLink } from './link/types.ts';
import type { LinkTraffic } from './types.ts';

export interface TrafficMeter {
  follow(link: ProvenLink): void;
  /** Tells what was carried since the last look. */
  look(): void;
}

export function meterTraffic(onTraffic: (traffic: LinkTraffic) => void): TrafficMeter {
  const links = new Map<ProvenLink, Carried>();

  function tell(link: ProvenLink): void {
    const before = links.get(link);
    if (before === undefined) return;
    const now = carriedBy(link);
    links.set(link, now);
    const [documents, files] = [now.documents - before.documents, now.files - before.files];
    const other = Math.max(0, now.other - before.other);
    if (documents + files + other > 0) onTraffic({ path: pathOf(link), documents, files, other });
  }

  return {
    follow(link) {
      // From its first byte: the proofs were carried as well.
      links.set(link, { documents: 0, files: 0, other: 0 });
      link.onClose(() => {
        tell(link);
        links.delete(link);
      });
    },
    look() {
      for (const link of links.keys()) tell(link);
    },
  };
}

type Carried = Omit<LinkTraffic, 'path'>;

/** Not known for the first second; the few bytes of it count as direct. */
const pathOf = (link: ProvenLink): LinkTraffic['path'] => link.path() ?? 'direct';

function carriedBy(link: ProvenLink): Carried {
  const { sent, received, channels } = link.meter();
  const documents = channels.get(Channel.documents) ?? 0;
  const files = channels.get(Channel.files) ?? 0;
  return { documents, files, other: sent + received - documents - files };
}
