/**
 * The person's side of a programme: read its link, apply, and receive what it sends.
 * Everything is kept here first; letters leave whenever the server can be reached.
 */
import { deriveMailbox, newSecret, type SigningPair, signingPairFrom, toText } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { makeCardsLetter } from '../invitation/cardsLetter.ts';
import { unsealed } from '../invitation/letters.ts';
import type { Instant, ProgrammeId } from '../model/brand.ts';
import type { Card, CardDraft } from '../model/card.ts';
import { encodeCard, parseCardDraft, versioned } from '../model/cardCodec.ts';
import { confidedQuestions, emptiedCard, sharedCard } from '../model/cardParts.ts';
import type { ModelError } from '../model/errors.ts';
import { keyBytesOf, parseProgrammeId } from '../model/ids.ts';
import { LIMITS } from '../model/limits.ts';
import type { Pack } from '../model/pack.ts';
import type { ReceivedLetter, Server, ServerError } from '../peer/types.ts';
import { cardText } from './cardFile.ts';
import { KEY, type KeptBy } from './core.ts';
import { handOverAll } from './handOver.ts';
import { shareKeys } from './keys.ts';
import { collectLetters } from './letters.ts';
import { openPackBytes } from './packFile.ts';
import { type OpenedNotice, openNotice, parseProgrammeToken, readBody } from './programmeLink.ts';
import { receiveFromProgramme } from './receive.ts';
import { retrying } from './retry.ts';
import { type KeptApplication, type KeptProgramme, lastRemoval, type Self } from './self.ts';
import { keepTrained, trainedIn } from './training.ts';
import type { CardToGive, ProgrammeView, SessionError } from './types.ts';

/** A card is the coordinator's to match for half a year; the person renews it by applying again. */
const CARD_LIFE = 180 * 24 * 3_600_000;

export interface Joining {
  readProgramme(token: string): Promise<Result<ProgrammeView, SessionError>>;
  /** As it was read last, also without a network. */
  knownProgramme(programme: ProgrammeId): Promise<Result<ProgrammeView, SessionError>>;
  /** A module was gone through: kept, and told to the programme by a new card. `not-found`: nobody applied there. */
  trained(programme: ProgrammeId, module: string): Promise<Result<void, SessionError>>;
  /** What the form does not ask, training and a pause, stays as it was in the card before. */
  apply(programme: ProgrammeId, draft: CardDraft): Promise<Result<void, SessionError>>;
  /** The same card, signed anew: not to be matched before `until`; null: from now on. */
  pause(programme: ProgrammeId, until: Instant | null): Promise<Result<void, SessionError>>;
  /** The letter with the card as it is, for another way than the server. */
  cardByHand(programme: ProgrammeId): Promise<Result<CardToGive, SessionError>>;
  /** Takes the card back: a new one without content, which makes the directory forget what it held. */
  withdraw(programme: ProgrammeId): Promise<Result<void, SessionError>>;
  /** Deposits the letters that wait here. */
  handOver(): void;
  /** Listens to the mailbox of every programme applied to. */
  listen(): void;
  /** Gives each programme that has a card another address, when a device was removed that knows the one before. */
  renew(): Promise<Result<void, SessionError>>;
  /** Hands over what waits and listens to the mailboxes; call on each opening. */
  start(): void;
  close(): void;
}

type Means = KeptBy<'self' | 'seed' | 'person' | 'me' | 'deviceId' | 'clock' | 'random'> & {
  readonly server: Pick<Server, 'get' | 'subscribe' | 'read' | 'deposit' | 'collect'>;
};

export function openJoining(core: Means): Joining {
  const { self, server } = core;
  const mailboxes = new Map<string, () => void>();
  let stopServer: (() => void) | null = null;

  /** The address that follows from the seed first: what was sent there is collected still. */
  function mailboxesOf(programme: ProgrammeId): SigningPair[] {
    const drawn = core.keyring.names().filter((name) => name.startsWith(KEY.mailbox(programme, '')));
    const secrets = drawn.flatMap((name) => core.keyring.get(name) ?? []);
    return [deriveMailbox(core.seed, keyBytesOf(programme)), ...secrets.map(signingPairFrom)];
  }

  /** An office passes over a card that is not newer than the one it has, also where this clock was set back. */
  const newerThan = (before: Pick<Card, 'issued'> | undefined): Instant =>
    Math.max(core.clock(), lastRemoval(self), (before?.issued ?? 0) + 1);

  /** For a card signed now: the address follows from the seed until a device that has it is removed; then it is drawn. */
  async function addressFor(programme: ProgrammeId): Promise<Result<string, SessionError>> {
    const removed = lastRemoval(self);
    const before = self.applications.get(programme)?.card;
    if (before !== undefined && before.issued >= removed) return ok(before.mailbox);
    if (removed === 0) return ok(toText(deriveMailbox(core.seed, keyBytesOf(programme)).publicKey));
    const secret = newSecret(core.random);
    const address = toText(signingPairFrom(secret).publicKey);
    if (!(await core.keyring.put(KEY.mailbox(programme, address), secret)).ok) return err({ tag: 'not-saved' });
    await shareKeys(core);
    return ok(address);
  }

  /** Signed and sealed to its programme, with the questions that are for the coordinator alone. Null: no such programme. */
  async function sealedCard(card: Card) {
    const programme = self.programmes.get(card.programme);
    const pack = programme === undefined ? null : await packOf(programme);
    // Answered for the coordinator alone, an answer stays so, whatever a later pack says of its question.
    const confided = confidedIn(self.applications.get(card.programme), pack);
    const shared = sharedCard(card, pack, new Set(confided));
    const made = makeCardsLetter(card, shared, core.person.sign, programme?.programme.box ?? '', core.random);
    return made.ok ? { letter: made.value, confided } : null;
  }

  const letterOf = async (card: Card): Promise<Uint8Array | null> => (await sealedCard(card))?.letter ?? null;

  /** Signs a card and keeps it, with the letter that brings it to its programme. */
  async function keepCard(card: Card, at: Instant): Promise<Result<void, SessionError>> {
    const made = await sealedCard(card);
    if (made === null) return err({ tag: 'link-not-genuine' });
    const application: KeptApplication = { card, at, ...made };
    self.doc.transact(() => {
      self.applications.set(card.programme, application);
      // A name somebody goes by in one programme is not what the others are told.
      if (card.pseudonym !== true && card.withdrawn !== true) self.profile.set('name', card.name);
    });
    if (!(await core.documents.flush())) return err({ tag: 'not-saved' });
    listen();
    void outbox.now();
    return ok(undefined);
  }

  /** The card that is handed in, changed and signed anew: it takes the place of the one before wherever that is. */
  async function reissue(programme: ProgrammeId, change: (card: Card) => Card): Promise<Result<void, SessionError>> {
    const before = self.applications.get(programme);
    if (before === undefined) return err({ tag: 'not-found' });
    const mailbox = await addressFor(programme);
    if (!mailbox.ok) return mailbox;
    // Also by a clock that was set back it is the newer one.
    const issued = Math.max(core.clock(), lastRemoval(self), before.card.issued + 1);
    const changed = change(before.card);
    return keepCard({ ...changed, mailbox: mailbox.value, issued, expires: issued + CARD_LIFE }, issued);
  }

  const outbox = retrying(() => handOverAll(core, server));

  function listen(): void {
    for (const id of self.applications.keys()) {
      const programme = parseProgrammeId(id);
      for (const mailbox of programme.ok ? mailboxesOf(programme.value) : []) {
        const address = toText(mailbox.publicKey);
        if (!programme.ok || mailboxes.has(address)) continue;
        mailboxes.set(
          address,
          collectLetters(core, mailbox, (letter) => receive(programme.value, letter)),
        );
      }
    }
  }

  /** True: kept, or of no use to anyone (not for me, forged, out of date): in both cases the server may forget it. */
  async function receive(programme: ProgrammeId, letter: ReceivedLetter): Promise<boolean> {
    const isKept =
      receiveFromProgramme(core, programme, letter.bytes) || (await receiveEdition(programme, letter.bytes));
    return isKept ? core.documents.flush() : true;
  }

  async function viewOf(id: ProgrammeId): Promise<Result<ProgrammeView, SessionError>> {
    const kept = self.programmes.get(id);
    return kept === undefined
      ? err({ tag: 'programme-unknown' })
      : ok({ id, programme: kept.programme, pack: await packOf(kept) });
  }

  /** What the server, or the programme's letter, says of it now; one older than what is known changes nothing. */
  async function keepNotice(id: ProgrammeId, { programme, envelope, pack }: OpenedNotice): Promise<void> {
    const known = self.programmes.get(id);
    if (known !== undefined && programme.issued < known.programme.issued) return;
    const training = (await packOf({ pack: pack ?? undefined }))?.training.map(({ id, audience, minutes }) => ({
      id,
      audience,
      minutes,
    }));
    const before = known === undefined ? null : await packOf(known);
    self.doc.transact(() => {
      const application = self.applications.get(id);
      const confided = confidedIn(application, before);
      // Of the pack that goes: a card signed by an app that did not keep them yet was answered by it.
      if (application !== undefined && confided.length > (application.confided?.length ?? 0))
        self.applications.set(id, { ...application, confided });
      self.programmes.set(id, {
        programme,
        envelope,
        ...(pack !== null && { pack }),
        ...(training !== undefined && { training }),
      });
    });
  }

  /** True: the programme's own, as it is from now on. No link is opened for it, and the server is asked nothing. */
  async function receiveEdition(programme: ProgrammeId, letter: Uint8Array): Promise<boolean> {
    const body = unsealed('edition', letter, core.person.box);
    const opened = body.ok ? await readBody(body.value, programme) : body;
    if (opened.ok) await keepNotice(programme, opened.value);
    return opened.ok;
  }

  return {
    handOver: () => void outbox.now(),
    listen,
    async readProgramme(token) {
      const link = parseProgrammeToken(token);
      if (!link.ok) return link;
      const notice = await server.read(link.value.programme);
      if (!notice.ok) {
        // Read before: what is kept is as genuine as what the server would give.
        if (self.programmes.has(link.value.programme) && notice.error.tag === 'unreachable') {
          return viewOf(link.value.programme);
        }
        return err(serverError(notice.error));
      }
      const opened = await openNotice(link.value, notice.value);
      if (!opened.ok) return opened;
      await keepNotice(link.value.programme, opened.value);
      return viewOf(link.value.programme);
    },

    async trained(programme, module) {
      const kept = self.applications.get(programme);
      if (kept === undefined) return err({ tag: 'not-found' });
      const { card, at } = kept;
      const issued = newerThan(card);
      keepTrained(self, programme, module, issued);
      const trained = trainedIn(self, programme);
      const isTold = trained?.every((id) => card.trained?.includes(id)) ?? true;
      if (isTold || card.withdrawn === true || card.expires <= issued)
        return (await core.documents.flush()) ? ok(undefined) : err({ tag: 'not-saved' });
      const mailbox = await addressFor(programme);
      return mailbox.ok ? keepCard(versioned({ ...card, trained, mailbox: mailbox.value, issued }), at) : mailbox;
    },

    async apply(programme, draft) {
      if (!self.programmes.has(programme)) return err({ tag: 'programme-unknown' });
      const parsed = parseCardDraft(draft);
      if (!parsed.ok) return err(draftError(parsed.error));
      const mailbox = await addressFor(programme);
      if (!mailbox.ok) return mailbox;
      const before = self.applications.get(programme)?.card;
      const now = newerThan(before);
      const card: Card = versioned({
        ...parsed.value,
        trained: trainedIn(self, programme) ?? before?.trained,
        pausedUntil: parsed.value.pausedUntil ?? before?.pausedUntil,
        programme,
        box: toText(core.person.box.publicKey),
        mailbox: mailbox.value,
        issued: now,
        expires: now + CARD_LIFE,
      });
      // Three cards are in one letter there.
      const { mode } = self.programmes.get(programme)?.programme ?? {};
      const isLong = mode === 'visible-third' && encodeCard(card).length > LIMITS.accompaniedCardBytes;
      return isLong ? err({ tag: 'draft-invalid', field: 'skillsOffered' }) : keepCard(card, now);
    },

    knownProgramme: viewOf,

    pause: (programme, until) =>
      reissue(programme, ({ pausedUntil: _before, ...card }) =>
        versioned({ ...card, ...(until !== null && { pausedUntil: until }) }),
      ),

    async cardByHand(programme) {
      const [application, kept] = [self.applications.get(programme), self.programmes.get(programme)];
      if (application === undefined || kept === undefined) return err({ tag: 'not-found' });
      // Once the server has the letter it is no longer kept here: the same card is sealed again.
      const letter = application.letter ?? (await letterOf(application.card));
      if (letter === null) return err({ tag: 'link-not-genuine' });
      const { partsOf } = await import('../peer/bundle/index.ts');
      return ok({ text: cardText(letter), parts: partsOf(letter) });
    },

    withdraw: (programme) => reissue(programme, emptiedCard),

    async renew() {
      const removed = lastRemoval(self);
      for (const { card, at } of [...self.applications.values()]) {
        if (card.withdrawn || card.issued >= removed || card.expires <= removed || !self.programmes.has(card.programme))
          continue;
        const mailbox = await addressFor(card.programme);
        if (!mailbox.ok) return mailbox;
        const issued = Math.max(core.clock(), removed);
        const renewed = await keepCard({ ...card, mailbox: mailbox.value, issued }, at);
        if (!renewed.ok) return renewed;
      }
      return ok(undefined);
    },

    start() {
      listen();
      const changed = (): void => {
        void outbox.now();
      };
      const stopReports = listenTo(self.reports, changed);
      const stopListening = server.subscribe(changed);
      stopServer = () => {
        stopReports();
        stopListening();
      };
      changed();
    },

    close() {
      stopServer?.();
      outbox.stop();
      for (const stop of mailboxes.values()) stop();
    },
  };
}

/** What is known to be for the coordinator alone, and what `pack` asks for them alone. */
const confidedIn = (application: KeptApplication | undefined, pack: Pack | null): string[] => [
  ...new Set([...(application?.confided ?? []), ...confidedQuestions(pack)]),
];

function serverError(error: ServerError): SessionError {
  switch (error.tag) {
    case 'unreachable':
    case 'closed':
      return { tag: 'server-unreachable' };
    case 'unknown-programme':
      return { tag: 'programme-unknown' };
    case 'refused':
      return { tag: 'refused', code: error.code };
  }
}

/** Null: it has none, or one that a newer app wrote. */
export async function packOf({ pack }: Pick<KeptProgramme, 'pack'>): Promise<Pack | null> {
  const opened = pack === undefined ? null : await openPackBytes(pack);
  return opened?.ok ? opened.value.pack : null;
}

function listenTo(reports: Self['reports'], listener: () => void): () => void {
  reports.observe(listener);
  return () => reports.unobserve(listener);
}

/** The first field of a draft that will not do. */
export const draftError = (error: ModelError): SessionError => ({
  tag: 'draft-invalid',
  field: error.tag === 'invalid' ? (error.fields[0]?.field ?? '') : '',
});
