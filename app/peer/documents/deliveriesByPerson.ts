/**
 * Where there are more than two: how far each document has got with each of the others, and, beside it, with any of them.
 * What one has acknowledged says nothing of what another lacks, and who is never met but by bundles is sent what that
 * person is not known to hold.
 */
import type * as Y from 'yjs';
import { type Deliveries, type DeliveryRecord, keepDeliveries, type Memory } from './deliveries.ts';

export interface DeliveriesByPersonOptions extends Memory {
  /** What was kept of that person (base64url key) alone. */
  readonly acknowledgedBy: (person: string) => Memory;
  /** The others, as they are now. */
  readonly others: () => Iterable<string>;
}

/**
 * Nothing is known of whoever was not heard of: what was deleted before they came may have to reach them. Else a document
 * that only lost something would pass as delivered.
 */
const cautious = ({ recall, remember }: Memory): Memory => ({
  recall(document) {
    const kept = recall(document);
    return kept.vector === null ? { ...kept, pending: true } : kept;
  },
  remember,
});

export function keepDeliveriesByPerson(options: DeliveriesByPersonOptions): Deliveries {
  const any = keepDeliveries(options);
  const own = new Map<string, Deliveries>();
  const told = new Map<string, Deliveries>();

  function ownOf(person: string): Deliveries {
    const one = own.get(person) ?? keepDeliveries(cautious(options.acknowledgedBy(person)));
    own.set(person, one);
    return one;
  }

  /** All of them: a deletion that is made while one is not looked at would be lost on that one. */
  function watch(document: string, doc: Y.Doc): void {
    any.of(document).watch(doc);
    for (const person of new Set([...options.others(), ...own.keys()])) ownOf(person).of(document).watch(doc);
  }

  function to(person: string): Deliveries {
    const known = told.get(person);
    if (known !== undefined) return known;
    const records = new Map<string, DeliveryRecord>();
    const made: Deliveries = {
      of(document) {
        const record = records.get(document) ?? both(ownOf(person).of(document), any.of(document), document);
        records.set(document, record);
        return record;
      },
      all: () => records.values(),
      to,
      close: () => undefined,
    };
    told.set(person, made);
    return made;
  }

  /** What is learnt of one person counts for any of them too. */
  function both(one: DeliveryRecord, shared: DeliveryRecord, document: string): DeliveryRecord {
    return {
      ...one,
      watch: (doc) => watch(document, doc),
      sent(vector) {
        one.sent(vector);
        shared.sent(vector);
      },
      held(vector) {
        one.held(vector);
        shared.held(vector);
      },
      acknowledged(vector, deletions) {
        one.acknowledged(vector, deletions);
        // Each counts from when it began to look: only "all of them" can be said in the other's numbers.
        shared.acknowledged(vector, deletions >= one.deletions() ? shared.deletions() : -1);
      },
      lost() {
        one.lost();
        shared.lost();
      },
    };
  }

  return {
    of(document) {
      const record = any.of(document);
      return { ...record, watch: (doc) => watch(document, doc) };
    },
    all: any.all,
    to,
    close() {
      any.close();
      for (const one of own.values()) one.close();
    },
  };
}
