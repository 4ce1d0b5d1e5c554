/**
 * The coordinator's office while it is open: letters in, match runs, invitations out. It stays open with the session,
 * so that cards and answers are taken in whatever screen is shown.
 */
import { derivePerson, type PersonKeys, type Secret } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { draftInvitation, openAnswerLetter, openCardLetter, sealInvitation } from '../invitation/letters.ts';
import { explain } from '../matching/explain.ts';
import type { PairKey } from '../matching/types.ts';
import type { Instant, PersonId, ProgrammeId } from '../model/brand.ts';
import { changeable, derived } from '../model/observable.ts';
import type { Programme } from '../model/programme.ts';
import type { ReceivedLetter } from '../peer/types.ts';
import { directoryOf, isActive, keepCard } from '../programme/directory.ts';
import {
  answerOf,
  handedOver,
  isHandedOver,
  keepAnswer,
  keepSent,
  type OutgoingInvitation,
  outgoing,
  pairStage,
  personStage,
  sentOf,
} from '../programme/invitations.ts';
import { type KeptCard, type OfficeDocument, officeOf } from '../programme/office.ts';
import { banPair, candidatesOf, pinPair, repin, rulesOf, unpinPair } from '../programme/runs.ts';
import { type Core, DOCUMENT } from './core.ts';
import type { HeldDocument } from './documents.ts';
import { makeNotice, programmeLink } from './programmeLink.ts';
import type {
  DirectoryEntry,
  Office,
  OfficeSummary,
  Proposal,
  ProposedPair,
  SentInvitation,
  SessionError,
} from './types.ts';

/** How long two people have to answer: long enough for somebody who is online once a week. */
const ANSWER_WITHIN = 14 * 24 * 3_600_000;

export interface RunningOffice {
  readonly office: Office;
  summary(): OfficeSummary;
  subscribe(listener: () => void): () => void;
  close(): void;
}

export interface OfficeInput {
  readonly id: ProgrammeId;
  readonly programme: Programme;
  readonly keys: PersonKeys;
  readonly notice: Secret;
}

export async function runOffice(core: Core, input: OfficeInput): Promise<Result<RunningOffice, SessionError>> {
  const held = await core.documents.hold(DOCUMENT.office(input.id));
  if (!held.ok) return held;
  return ok(openOffice(core, input, held.value));
}

function openOffice(core: Core, { id, programme, keys, notice }: OfficeInput, held: HeldDocument): RunningOffice {
  const office = officeOf(held.doc);
  const { server } = core;
  const published = changeable(false);
  const changes = { subscribe: (listener: () => void) => listenTo(office, listener) };

  async function publish(): Promise<void> {
    const { notice: sealed } = makeNotice(programme, keys.sign, notice, core.random);
    const registered = await server.register(keys.sign, sealed);
    if (registered.ok) published.set(true);
  }

  async function handOver(): Promise<void> {
    for (const [name, letter] of outgoing(office)) {
      const deposited = await server.deposit({ to: letter.to, bytes: letter.bytes, from: keys.sign });
      if (deposited.ok) handedOver(office, name);
    }
  }

  /** True: kept on disk, or of no use (forged, for another programme): the server may forget it. */
  async function receive(letter: ReceivedLetter): Promise<boolean> {
    const card = openCardLetter(letter.bytes, keys.box, id);
    if (card.ok) {
      keepCard(office, { ...card.value, received: core.clock() });
      return (await held.vault.durable()).ok;
    }
    const answer = openAnswerLetter(letter.bytes, keys.box);
    if (!answer.ok) return true;
    const { person, answer: said } = answer.value;
    keepAnswer(
      office,
      { invitation: said.invitation, person, answer: said.answer, words: said.words, at: said.at },
      core.clock(),
    );
    return (await held.vault.durable()).ok;
  }

  async function arrive(): Promise<void> {
    if (server.get() !== 'connected') return;
    // The programme must be known to the server before letters from it are taken.
    await publish();
    await handOver();
  }

  const stopServer = server.subscribe(() => void arrive());
  const stopMail = server.collect(keys.sign, receive);
  void arrive();

  async function match(): Promise<Result<void, SessionError>> {
    const now = core.clock();
    const seed = new DataView(core.random(4).buffer).getUint32(0);
    const run = await core.match(candidatesOf(office, now), rulesOf(office, seed), now);
    if (!run.ok) return err({ tag: 'match-failed' });
    office.proposal.set('run', { run: run.value, at: now });
    return (await held.vault.durable()).ok ? ok(undefined) : err({ tag: 'not-saved' });
  }

  async function sendInvitations(): Promise<Result<number, SessionError>> {
    const kept = office.proposal.get('run');
    if (kept === undefined || kept.run.pairs.length === 0) return err({ tag: 'not-found' });
    const made: OutgoingInvitation[] = [];
    for (const pair of kept.run.pairs) {
      const invitation = invite(pair);
      if (invitation !== null) made.push(invitation);
    }
    keepSent(office, made);
    if (!(await held.vault.durable()).ok) return err({ tag: 'not-saved' });
    await handOver();
    return ok(made.length);
  }

  /** Null when one of the two is no longer there: they are left out, and matched again in the next run. */
  function invite(pair: PairKey): OutgoingInvitation | null {
    const mentor = office.cards.get(pair.mentor);
    const mentee = office.cards.get(pair.mentee);
    const now = core.clock();
    if (mentor === undefined || mentee === undefined || !isActive(mentor, now) || !isActive(mentee, now)) return null;
    const drafted = draftInvitation(
      {
        programme,
        mentor: mentor.envelope,
        mentee: mentee.envelope,
        issued: now,
        expires: now + ANSWER_WITHIN,
        nonce: core.random(32),
      },
      keys.sign,
    );
    if (!drafted.ok) return null;
    const letterTo = (card: KeptCard) => {
      const sealed = sealInvitation(drafted.value.envelope, card.card.box, core.random);
      return sealed.ok ? { to: card.card.mailbox, bytes: sealed.value } : null;
    };
    const mentorLetter = letterTo(mentor);
    const menteeLetter = letterTo(mentee);
    if (mentorLetter === null || menteeLetter === null) return null;
    return {
      mentor: pair.mentor,
      mentee: pair.mentee,
      id: drafted.value.id,
      envelope: drafted.value.envelope,
      issued: now,
      expires: now + ANSWER_WITHIN,
      mentorLetter,
      menteeLetter,
    };
  }

  const directory = derived([changes], () => directoryOf(office).map((kept) => entryOf(kept, core.clock())), sameJson);
  const proposal = derived([changes], (): Proposal | null => proposalOf(office, core.clock()), sameJson);
  const sent = derived([changes], () => sentOf(office).map((one) => sentView(office, one.id, core.clock())), sameJson);

  return {
    office: {
      id,
      programme,
      link: programmeLink(core.origin, keys.sign.publicKey, notice),
      published,
      directory,
      proposal,
      sent: derived([sent], () => sent.get().flatMap((one) => (one === null ? [] : [one])), sameJson),
      match,
      pin(mentor, mentee) {
        pinPair(office, { mentor, mentee });
      },
      unpin(mentor, mentee) {
        unpinPair(office, { mentor, mentee });
      },
      refuse(mentor, mentee) {
        banPair(office, { mentor, mentee });
        return match();
      },
      change(mentee, mentor) {
        repin(office, { mentor, mentee });
        return match();
      },
      sendInvitations,
    },
    summary: () => ({
      id,
      name: programme.name,
      cards: office.cards.size,
      pairs: sentOf(office).filter((one) => pairStage(office, one, core.clock()) === 'joined').length,
    }),
    subscribe: (listener) => changes.subscribe(listener),
    close() {
      stopServer();
      stopMail();
      held.release();
    },
  };
}

/** The keys of a programme are derived from its seed as a person's are: it signs, and letters are sealed to it. */
export const programmeKeys = (seed: Secret): PersonKeys => derivePerson(seed);

const entryOf = (kept: KeptCard, now: Instant): DirectoryEntry => ({
  person: kept.person,
  card: kept.card,
  received: kept.received,
  active: isActive(kept, now),
});

function proposalOf(office: OfficeDocument, now: Instant): Proposal | null {
  const kept = office.proposal.get('run');
  if (kept === undefined) return null;
  const entry = (person: PersonId): DirectoryEntry[] => {
    const card = office.cards.get(person);
    return card === undefined ? [] : [entryOf(card, now)];
  };
  return {
    run: kept.run,
    pairs: kept.run.pairs.flatMap((pair): ProposedPair[] => {
      const [mentor] = entry(pair.mentor);
      const [mentee] = entry(pair.mentee);
      if (mentor === undefined || mentee === undefined) return [];
      const pinned = office.pins.has(`${pair.mentor} ${pair.mentee}`);
      return [
        { mentor, mentee, score: Math.round(pair.score / 10), pinned, ...explain(mentor.card, mentee.card, kept.at) },
      ];
    }),
    unmatched: kept.run.unmatched.flatMap(({ person }) => entry(person)),
    at: kept.at,
  };
}

function sentView(office: OfficeDocument, id: SentInvitation['id'], now: Instant): SentInvitation | null {
  const sent = office.sent.get(id);
  if (sent === undefined) return null;
  const side = (person: PersonId) => ({
    person,
    name: office.cards.get(person)?.card.name ?? '',
    stage: personStage(office, sent, person, now),
  });
  return {
    id,
    mentor: side(sent.mentor),
    mentee: side(sent.mentee),
    stage: pairStage(office, sent, now),
    handedOver: isHandedOver(office, id),
    expires: sent.expires,
    words: [sent.mentor, sent.mentee].flatMap((person) => {
      const words = answerOf(office, id, person)?.words ?? '';
      return words === '' ? [] : [{ person, words }];
    }),
  };
}

function listenTo(office: OfficeDocument, listener: () => void): () => void {
  office.doc.on('update', listener);
  return () => office.doc.off('update', listener);
}

/** The views are plain values; comparing their text costs less than drawing a table again. */
const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
