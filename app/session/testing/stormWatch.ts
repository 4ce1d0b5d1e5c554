/** What a storm holds everybody to while it goes on: nothing is called delivered that the other disks do not have, and nobody learns what was written without them. */
import * as Y from 'yjs';
import { toText } from '../../../crypto/index.ts';
import { RemoteOrigin } from '../../peer/index.ts';
import type { Delivery } from '../../peer/types.ts';
import { vaultOrigin } from '../../vault/index.ts';
import type { Epoch } from '../epoch.ts';
import type { Page, Phone } from './simulatedPhone.ts';

interface Span {
  readonly document: string;
  readonly client: number;
  readonly from: number;
  readonly to: number;
}

/** Written when its writer knew that `hidden` were removed. */
interface Kept extends Span {
  readonly by: string;
  readonly hidden: readonly Phone[];
  /** The secret under which its writer stood. */
  readonly place: string;
}

export const placeOf = ({ secret }: Pick<Epoch, 'secret'>): string => toText(secret.reveal());

export interface StormWatch {
  /** To be called for each document that a page opens. */
  follow(phone: Phone, page: Page, document: string, doc: Y.Doc): void;
  /** What each page claims at the moment. */
  look(): void;
  /** Somebody takes a page off: from then on its claims are not looked at. */
  takenOff(document: string): void;
  /** What dies with the page was claimed to nobody. */
  died(phone: Phone): void;
  /** What removed devices know and should not; what was written at the places named is not looked at. */
  leaks(besides: ReadonlySet<string>): readonly string[];
  readonly broken: readonly string[];
  /** Claims of own writing, and deletions, that were looked at. */
  readonly seen: { claims: number; deletions: number; hidden: number };
}

const isFromElsewhere = (origin: unknown): boolean =>
  origin instanceof RemoteOrigin ||
  origin === vaultOrigin ||
  (typeof origin === 'object' && origin !== null && 'channel' in origin);

export function watchStorm(phones: readonly Phone[]): StormWatch {
  const broken: string[] = [];
  const kept: Kept[] = [];
  /** Made on a phone, and not yet seen on a disk of the other person. */
  const deletions = new Map<Phone, Span[]>();
  const documents = new Map<Page, Set<string>>();
  /** Pages that somebody took off: each disk forgets them in its own time, and with them what was on it. */
  const gone = new Set<string>();
  const checked = new Map<string, Delivery>();
  const seen = { claims: 0, deletions: 0, hidden: 0 };

  const others = (phone: Phone): readonly Phone[] => phones.filter(({ person }) => person !== phone.person);

  function follow(phone: Phone, page: Page, document: string, doc: Y.Doc): void {
    documents.set(page, (documents.get(page) ?? new Set()).add(document));
    /** Known with the first update: one that is opened again gets another. */
    let written = 0;
    doc.on('update', () => {
      written ||= doc.clientID;
      // Yjs does so when another seems to write under it; then nobody knows any more whose writing it is.
      if (doc.clientID !== written) broken.push(`${phone.name}: ${document} changed its client id`);
    });
    doc.on(
      'update',
      (_update: Uint8Array, origin: unknown, _doc: Y.Doc, { deleteSet, beforeState, afterState }: Y.Transaction) => {
        if (isFromElsewhere(origin)) return;
        const mine = deletions.get(phone) ?? [];
        deletions.set(phone, mine);
        for (const [client, spans] of deleteSet.clients) {
          for (const { clock, len } of spans) mine.push({ document, client, from: clock, to: clock + len });
        }
        const [from, to] = [beforeState.get(written) ?? 0, afterState.get(written) ?? 0];
        const epochs = page.running?.epochs;
        const hidden = phones.filter((other) => epochs?.admits(other.person.id, other.id) === false);
        if (hidden.length === 0 || from === to) return;
        seen.hidden += 1;
        kept.push({
          document,
          client: written,
          from,
          to,
          by: phone.name,
          hidden,
          place: epochs === undefined ? '' : placeOf(epochs.current()),
        });
      },
    );
  }

  function claim(phone: Phone, page: Page, document: string): void {
    if (gone.has(document)) return;
    const record = page.room?.deliveries.of(document);
    const delivery = record?.get();
    const name = `${page.owner} ${document}`;
    if (delivery === undefined || checked.get(name) === delivery) return;
    checked.set(name, delivery);
    const disks = others(phone).map((other) => other.onDisk(document));
    for (const [client, clock] of delivery.delivered) {
      const onDisk = Math.max(0, ...disks.map((disk) => Y.getState(disk.store, client)));
      if (client === page.client) seen.claims += 1;
      if (onDisk < clock)
        broken.push(`${phone.name}: ${document} ${client}:${clock} is called delivered, ${onDisk} is`);
    }
    if (!delivery.complete) return;
    const left: Span[] = [];
    for (const span of deletions.get(phone) ?? []) {
      if (span.document !== document) left.push(span);
      else if (disks.some((disk) => isGone(disk, span))) seen.deletions += 1;
      else {
        broken.push(
          `${phone.name}: a deletion in ${document} (${span.client}:${span.from}) is called delivered and is not`,
        );
      }
    }
    deletions.set(phone, left);
  }

  return {
    follow,
    broken,
    seen,
    look() {
      const open = phones.flatMap((phone) => (phone.page === null ? [] : [{ phone, page: phone.page }]));
      for (const { phone, page } of open) {
        for (const document of documents.get(page) ?? []) claim(phone, page, document);
      }
    },
    takenOff: (document) => void gone.add(document),
    died(phone) {
      const mine = deletions.get(phone) ?? [];
      deletions.set(
        phone,
        mine.filter((span) => isGone(phone.onDisk(span.document), span)),
      );
    },
    leaks: (besides) =>
      kept
        .filter(({ place }) => !besides.has(place))
        .flatMap(({ document, client, to, by, hidden }) =>
          hidden
            .filter((phone) => Y.getState(phone.onDisk(document).store, client) >= to)
            .map((phone) => `${phone.name} has ${client}:${to} of ${document}, which ${by} wrote without it`),
        ),
  };
}

/** Everything in the span is there and deleted. */
function isGone({ store }: Y.Doc, { client, from, to }: Span): boolean {
  if (Y.getState(store, client) < to) return false;
  for (let at = from; at < to; ) {
    const struct = Y.getItem(store, Y.createID(client, at));
    if (!struct.deleted) return false;
    at = struct.id.clock + struct.length;
  }
  return true;
}
