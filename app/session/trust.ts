/**
 * Whether the other person of a workspace is who the programme introduced: what was compared at a distance or scanned
 * in person, kept in this person's own document, and what changed since. It never keeps anybody from working.
 */
import type * as Y from 'yjs';
import { fromText, openPairing, signPairing, toText, verifyDevice } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { devicesIn, putScan, scanIn } from '../document/root.ts';
import type { Instant, PersonId } from '../model/brand.ts';
import { changeable, derived } from '../model/observable.ts';
import type { Check } from '../peer/types.ts';
import type { Core } from './core.ts';
import type { Documents } from './documents.ts';
import { isFresh, markOf, openScan, signScan } from './scans.ts';
import type { KeptCheck } from './self.ts';
import type { CodeRefusal, ScannedCode, Standing, Trust } from './types.ts';

const PREFIX = 'binome:';

export interface TrustOptions {
  readonly workspace: string;
  readonly other: { readonly id: PersonId; readonly name: string };
  readonly root: Y.Doc;
  readonly check: Check;
  readonly introduction?: Introduction | null;
}

/** The invitation from one to the other that opened the space. */
export interface Introduction {
  readonly id: string;
  readonly issued: Instant;
  /** Of its code, if this person read that off the inviter's screen within the week. */
  readonly mark: string | undefined;
  readonly since: Instant;
}

type Means = Pick<Core, 'self' | 'seed' | 'person' | 'me' | 'device' | 'clock'> & {
  readonly documents: Pick<Documents, 'flush'>;
};

export function openTrust(core: Means, options: TrustOptions): Trust & { close(): void } {
  const { workspace, other, root, check, introduction } = options;
  const { checks } = core.self;
  const isKept = changeable(true);

  function keep(
    outcome: KeptCheck['outcome'],
    how: KeptCheck['how'],
    device: string | null = check.device(),
    at = core.clock(),
  ): void {
    const known = [...new Set([device, ...devicesOf(root, other.id)].filter((key) => key !== null))];
    checks.set(other.id, { outcome, how, at, name: other.name, devices: known });
    isKept.set(false);
    void core.documents.flush().then((saved) => isKept.set(saved));
  }

  /** What both answered, once, in the moment it is known. */
  let answered = '';
  const stop = check.subscribe(() => {
    const state = check.get();
    if (state.tag !== 'shown') return;
    const differs = state.mine === false || state.theirs === false;
    const isSame = state.mine === true && state.theirs === true;
    const answer = `${state.numbers.join()} ${differs}`;
    if ((!differs && !isSame) || answer === answered) return;
    answered = answer;
    keep(differs ? 'differs' : 'same', 'pictures');
  });

  const codeAt = (issued: Instant): string =>
    PREFIX + toText(signPairing(core.person.sign, { device: core.device.publicKey, issued, workspace }));
  const say = (mark: string, issued: Instant, at: Instant): void =>
    putScan(root, core.me, other.id, signScan(core, { mark, issued, at }));

  /** Their word that they scanned what was shown here. Each counts once, and none after a later check. */
  let heard: Uint8Array | null = null;
  const isNewer = (at: Instant): boolean => at > (checks.get(other.id)?.at ?? 0);
  function hear(): void {
    const word = scanIn(root, other.id, core.me);
    if (word === null || word === heard) return;
    heard = word;
    const markAt = (issued: Instant): string =>
      markOf(core.seed, introduction?.issued === issued ? introduction.id : codeAt(issued));
    const scan = openScan(word, other.id, markAt);
    const now = core.clock();
    if (scan === null || !isNewer(scan.issued) || !isFresh(scan.issued, now)) return;
    keep('same', 'shown', null, Math.min(now, Math.max(scan.issued, scan.at)));
  }
  function learn(): void {
    // With no device of theirs known, the first to come would pass for a new one.
    if (devicesOf(root, other.id).length === 0) return;
    // This person scanned the invitation.
    if (introduction?.mark !== undefined && isNewer(introduction.since)) {
      keep('same', 'in-person', null, introduction.since);
    }
    hear();
  }
  const stopScans = watchDoc(root, learn);
  if (introduction?.mark !== undefined && scanIn(root, core.me, other.id) === null) {
    say(introduction.mark, introduction.issued, introduction.since);
  }
  learn();

  const standing = derived(
    [
      { subscribe: (listener) => watchMap(checks, listener) },
      { subscribe: (listener) => watchDoc(root, listener) },
      check,
    ],
    () => standingOf(checks, other, [...devicesOf(root, other.id), check.device()]),
    (a, b) => JSON.stringify(a) === JSON.stringify(b),
  );

  return {
    standing,
    isKept,
    check: { get: check.get, subscribe: check.subscribe, open: check.open, answer: check.answer, close: check.close },
    showCode() {
      const text = codeAt(core.clock());
      return { text, shown: `${text}.${markOf(core.seed, text)}` };
    },
    readCode(text) {
      const read = readCode(text, { workspace, me: core.me, other: other.id, now: core.clock() });
      if (read.ok && read.value.fresh) {
        const { device, mark, issued } = read.value;
        keep('same', 'in-person', device);
        if (mark !== null) say(mark, issued, core.clock());
      }
      return read;
    },
    acknowledge() {
      const kept = checks.get(other.id);
      const now = [...devicesOf(root, other.id), check.device()].filter((key) => key !== null);
      if (kept !== undefined) checks.set(other.id, { ...kept, devices: [...new Set([...kept.devices, ...now])] });
    },
    close() {
      stop();
      stopScans();
    },
  };
}

/** Whose code a text is, for one who expects `other` in `workspace`. Any text is answered. */
export function readCode(
  text: string,
  expected: { readonly workspace: string; readonly me: PersonId; readonly other: PersonId; readonly now: Instant },
): Result<ScannedCode, CodeRefusal> {
  const found = /binome:([\w-]{130,280})(?:\.([\w-]{22}))?/.exec(text.replace(/\s/g, ''));
  const bytes = fromText(found?.[1] ?? '');
  if (found === null || !bytes.ok) return err({ tag: 'not-a-code' });
  const code = openPairing(bytes.value);
  if (!code.ok) return err({ tag: 'not-a-code' });
  const person = toText(code.value.person);
  if (person === expected.me) return err({ tag: 'own-code' });
  if (person !== expected.other) return err({ tag: 'somebody-else' });
  if (code.value.workspace !== expected.workspace) return err({ tag: 'other-space' });
  const { device, issued } = code.value;
  return ok({ device: toText(device), fresh: isFresh(issued, expected.now), issued, mark: found[2] ?? null });
}

function standingOf(
  checks: Y.Map<KeptCheck>,
  other: { readonly id: PersonId; readonly name: string },
  devices: readonly (string | null)[],
): Standing {
  const kept = checks.get(other.id);
  if (kept !== undefined) {
    if (kept.outcome === 'differs') return { tag: 'differs', at: kept.at };
    const isNew = devices.some((device) => device !== null && !kept.devices.includes(device));
    return { tag: 'checked', how: kept.how, at: kept.at, newDevice: isNew };
  }
  // Somebody of this name was checked under another key: a new invitation, or somebody else.
  const former = [...checks.values()].find((each) => each.outcome === 'same' && isSameName(each.name, other.name));
  return former === undefined ? { tag: 'unchecked' } : { tag: 'other-key', how: former.how, at: former.at };
}

const plain = (name: string): string => name.normalize('NFKD').replace(/\p{M}/gu, '').trim().toLowerCase();
const isSameName = (one: string, other: string): boolean => plain(one) === plain(other);

/** More than anybody has; each costs a verification. */
const MOST_DEVICES = 32;

/** The devices that the workspace's root names for a person, each certified by that person. */
function devicesOf(root: Y.Doc, person: PersonId): string[] {
  return devicesIn(root)
    .slice(0, MOST_DEVICES)
    .flatMap(({ device, certificate }) => (certifierOf(device, certificate) === person ? [device] : []));
}

/** Who certified this very device; null when nobody did. */
function certifierOf(device: string, certificate: Uint8Array): string | null {
  const opened = verifyDevice(certificate);
  return opened.ok && toText(opened.value.device) === device ? toText(opened.value.person) : null;
}

function watchMap(map: Y.Map<KeptCheck>, listener: () => void): () => void {
  map.observe(listener);
  return () => map.unobserve(listener);
}

function watchDoc(doc: Y.Doc, listener: () => void): () => void {
  doc.on('update', listener);
  return () => doc.off('update', listener);
}
