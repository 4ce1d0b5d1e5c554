/**
 * Makes bundles and takes them in. A bundle says of each document how this side stands on its disk, which acknowledges
 * what came before, and brings the difference since what the other side has acknowledged. So any bundle may be lost,
 * doubled, late or out of order: the next one stands by itself, and both sides end equal.
 */
import * as Y from 'yjs';
import { hash, type Secret, toText } from '../../../crypto/index.ts';
import { err, ok, type Result } from '../../../crypto/result.ts';
import type { Deliveries, DeliveryRecord } from '../documents/deliveries.ts';
import { apply } from '../documents/inbox.ts';
import { RemoteOrigin } from '../documents/origin.ts';
import {
  covers,
  deletionDigest,
  encodeVector,
  parseVector,
  sameBytes,
  type Vector,
  vectorOf,
} from '../documents/vector.ts';
import type { DocumentSource, SharedDocument } from '../types.ts';
import { parseUpdate } from '../update/parse.ts';
import type { BundleBook, DocumentPlace } from './book.ts';
import { follow } from './chain.ts';
import { type BundleEpochs, placeOf } from './epochs.ts';
import { type Maker, openBundle, sealBundle } from './seal.ts';
import type { BundleDocument, BundleRefusal, MadeBundle, OpenedBundle, Taken } from './types.ts';

export interface BundleOptions {
  /** Who this device belongs to, base64url key. */
  readonly me: string;
  readonly workspace: string;
  /** The workspace gets another key for bundles when a device is removed. */
  readonly epochs: BundleEpochs;
  readonly maker: Maker;
  readonly members: () => ReadonlySet<string>;
  /** Every document of the workspace, in the order they are taken in: those that list others come first. */
  readonly documents: Pick<DocumentSource, 'list' | 'open'>;
  /** Whether that person is given the document at all, and heard on it. Absent: each is, on each. */
  readonly mayHave?: (person: string, document: string) => boolean;
  readonly deliveries: Deliveries;
  /** Of what goes to and comes from that person. */
  readonly book: (person: string) => BundleBook;
  readonly clock: () => number;
}

export type MakeError = { readonly tag: 'not-saved' } | { readonly tag: 'too-large' };

export interface Bundles {
  /** What that person is not known to have, and where this side stands. Its number is on the disk before it is given out. */
  make(to: string): Promise<Result<MadeBundle, MakeError>>;
  take(file: Uint8Array): Promise<Result<Taken, BundleRefusal>>;
}

interface Open {
  readonly id: string;
  readonly shared: SharedDocument;
  readonly record: DeliveryRecord;
}

interface Standing {
  readonly document: BundleDocument;
  readonly place: DocumentPlace;
}

const NOTHING_BEFORE = new Uint8Array(32);
const DIGEST = 9;

export function openBundles(options: BundleOptions): Bundles {
  const { documents, epochs, workspace, mayHave = () => true } = options;
  const listFor = (person: string): readonly string[] => documents.list().filter((id) => mayHave(person, id));
  /** One at a time: two that interleave would give one number twice. */
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn<T>(job: () => Promise<T>): Promise<T> {
    const done = turn.then(job, job);
    turn = done;
    return done;
  }

  /** With its record of that person. */
  async function open(id: string, person: string): Promise<Open | null> {
    const shared = await documents.open(id);
    if (shared === null) return null;
    const record = options.deliveries.to(person).of(id);
    record.watch(shared.doc);
    return { id, shared, record };
  }

  async function isDurable(opened: readonly Open[]): Promise<boolean> {
    const written = await Promise.all(opened.map(({ shared }) => shared.durable().catch(() => false)));
    return written.every(Boolean);
  }

  /** How this side stands in one document, and what the other lacks of it; null when there is nothing to say. */
  function standing({ id, shared: { doc }, record }: Open, book: BundleBook, sequence: number): Standing | null {
    const before = book.document(id);
    const here = vectorOf(doc);
    const vector = encodeVector(here);
    const deletions = deletionDigest(doc);
    const base = before.again === null ? record.reached() : (parseVector(before.again) ?? new Map());
    const isSaid = covers(base, here) && before.said !== null && sameBytes(before.said, deletions);
    const isHeld = before.again === null && (record.get().complete || isSaid);
    // It has every deletion, though a crash here took along that it said so.
    if (isHeld && isSaid) record.acknowledged(new Map(), record.deletions());
    // That something is missing here is said even when all else was said before.
    const told = toText(hash(Uint8Array.of(before.behind ? 1 : 0, ...deletions, ...vector)).slice(0, DIGEST));
    const isTold = before.told === told && book.seen() >= before.since;
    if (isHeld && isTold) return null;
    const update = isHeld ? null : Y.encodeStateAsUpdate(doc, encodeVector(base));
    return {
      document: { id, vector, deletions, update },
      place: before.told === told ? before : { ...before, told, since: sequence },
    };
  }

  async function make(to: string): Promise<Result<MadeBundle, MakeError>> {
    const book = options.book(to);
    const last = book.made();
    const sequence = (last?.sequence ?? 0) + 1;
    const ids = listFor(to);
    const opened: Open[] = [];
    const standings: Standing[] = [];
    for (const id of ids) {
      const one = await open(id, to);
      if (one === null) continue;
      // Taken before the wait below: what is written meanwhile is not claimed to be on the disk.
      const stands = standing(one, book, sequence);
      opened.push(one);
      if (stands !== null) standings.push(stands);
    }
    if (!(await isDurable(opened))) return err({ tag: 'not-saved' });
    const key = epochs.keys().at(-1);
    if (key === undefined) throw new Error('a workspace has a first epoch');
    const sealed = await sealBundle(
      {
        sequence,
        previous: last?.hash ?? NOTHING_BEFORE,
        made: options.clock(),
        seen: book.highest(),
        documents: standings.map(({ document }) => document),
      },
      { workspace, key, to },
      options.maker,
      epochs.handing(to),
    );
    if (!sealed.ok) return sealed;
    book.keepMade({ sequence, hash: hash(sealed.value) });
    for (const { document, place } of standings) book.keepDocument(document.id, place);
    book.keepOnly(new Set(ids));
    if (!(await book.durable())) return err({ tag: 'not-saved' });
    const carries = standings.filter(({ document }) => document.update !== null).map(({ document }) => document.id);
    return ok({ bytes: sealed.value, sequence, carries });
  }

  async function take(file: Uint8Array): Promise<Result<Taken, BundleRefusal>> {
    const keys = epochs.keys();
    const { device: own } = options.maker;
    const bundle = await openBundle(file, { workspace, keys, to: options.me, device: own, members: options.members() });
    if (!bundle.ok) return bundle;
    const { person, device, made, sequence, place } = bundle.value;
    // Whoever stole a seed can certify a device, and may have an old secret: what is sealed under one counts only from a
    // device that the present record names.
    const isKnown = place === keys.length - 1 ? epochs.admits(person, device) : epochs.mayHave(person, device);
    if (!isKnown) return err({ tag: 'not-genuine' });
    // Under a key that is known, what it brings is known: each epoch shows the secret of the one before.
    const news = placeOf(keys, bundle.value.key) < 0 ? bundle.value.epochs : null;
    if (news !== null && !(await epochs.take(news))) return err({ tag: 'not-saved' });
    if (!epochs.admits(person, device)) return err({ tag: 'not-genuine' });
    const book = options.book(person);
    const step = follow(book.taken(device), bundle.value);
    if (step.known) {
      return ok({
        person,
        made,
        changed: [],
        known: true,
        missing: step.place.missing.length,
        incomplete: false,
        forked: false,
      });
    }
    // All of it is looked at before any of it is let in.
    if (!bundle.value.documents.every(({ update }) => update === null || parseUpdate(update) !== null))
      return err({ tag: 'hostile' });
    const isNewest = sequence === step.place.sequence;
    const opened: Open[] = [];
    const changed: string[] = [];
    let incomplete = false;
    for (const document of inOrder(bundle.value, documents.list())) {
      // One that is no more on the list was removed here, or is listed by what never came: it is told of again.
      if (!listFor(person).includes(document.id)) continue;
      const one = await open(document.id, person);
      if (one === null) continue;
      opened.push(one);
      const taken = takeDocument(one, document, device, isNewest ? book : null);
      if (taken === null) return err({ tag: 'hostile' });
      if (taken.changed) changed.push(document.id);
      incomplete ||= taken.behind;
    }
    if (!(await isDurable(opened))) return err({ tag: 'not-saved' });
    if (isNewest) epochs.heard(device, standsAt(epochs.keys(), bundle.value.key, keys[place]));
    book.keepTaken(device, step.place);
    book.keepSeen(bundle.value.seen.get(toText(options.maker.device.publicKey)) ?? 0);
    if (!(await book.durable())) return err({ tag: 'not-saved' });
    return ok({
      person,
      made,
      changed,
      known: false,
      missing: step.place.missing.length,
      incomplete,
      forked: step.forked,
    });
  }

  /** Null when Yjs breaks over it. The book is given for the newest: how its maker stands is kept. */
  function takeDocument(
    { id, shared: { doc }, record }: Open,
    document: BundleDocument,
    device: string,
    book: BundleBook | null,
  ): { changed: boolean; behind: boolean } | null {
    const before = { vector: vectorOf(doc), deletions: deletionDigest(doc) };
    if (document.update !== null && !apply(doc, document.update, new RemoteOrigin(device)).ok) return null;
    // Kept, what leans on a missing part would be merged with whatever comes next; it is asked for anew instead.
    doc.store.pendingStructs = null;
    doc.store.pendingDs = null;
    const theirs: Vector = parseVector(document.vector) ?? new Map();
    const here = { vector: vectorOf(doc), deletions: deletionDigest(doc) };
    const behind = !covers(here.vector, theirs);
    const reached = record.reached();
    // Equal delete sets: it holds every deletion of ours. Otherwise the vector alone is acknowledged.
    record.acknowledged(theirs, sameBytes(document.deletions, here.deletions) ? record.deletions() : -1);
    if (book !== null) {
      const place = book.document(id);
      // Less than it was thought to hold: it lost something since, or wrote this before the two last met.
      const again = covers(theirs, reached) ? null : document.vector;
      // Whoever sends something asks to hear that it is here: also when it was said before, and a crash there took the word along.
      const told = document.update === null ? place.told : '';
      book.keepDocument(id, { ...place, said: document.deletions, again, behind, told });
    }
    const changed = !covers(before.vector, here.vector) || !sameBytes(before.deletions, here.deletions);
    return { changed, behind };
  }

  return { make: (to) => inTurn(() => make(to)), take: (file) => inTurn(() => take(file)) };
}

/** Where a device stands that made a bundle under one key, and had the other before. An epoch that was given up is no place. */
function standsAt(keys: readonly Secret[], key: Secret, before: Secret | undefined): number {
  const place = placeOf(keys, key);
  return Math.max(0, place >= 0 || before === undefined ? place : placeOf(keys, before));
}

/** As this side lists its documents; those that it does not know yet come last. */
function inOrder({ documents }: OpenedBundle, list: readonly string[]): BundleDocument[] {
  const place = (id: string): number => (list.includes(id) ? list.indexOf(id) : list.length);
  return [...documents].sort((one, other) => place(one.id) - place(other.id));
}
