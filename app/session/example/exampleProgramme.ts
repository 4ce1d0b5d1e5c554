/**
 * An example of a programme, in a person's own profile: thirty people who do not exist, each with keys of their own, who
 * applied, were matched, answered and told how it goes, by the same letters as anybody. They reach the office by hand.
 */
import {
  derivePerson,
  newSecret,
  type PersonKeys,
  type Secret,
  type SigningPair,
  toText,
} from '../../../crypto/index.ts';
import { err, ok, type Result } from '../../../crypto/result.ts';
import { makeCardsLetter } from '../../invitation/cardsLetter.ts';
import { makeCountersLetter } from '../../invitation/followLetters.ts';
import { makeAnswer } from '../../invitation/letters.ts';
import type { Instant, InvitationId, PersonId, ProgrammeId, TimeZone } from '../../model/brand.ts';
import type { Card } from '../../model/card.ts';
import { versioned } from '../../model/cardCodec.ts';
import type { Counters } from '../../model/counters.ts';
import { personIdOf, programmeIdOf } from '../../model/ids.ts';
import { faceOf } from '../../model/packFace.ts';
import type { Programme } from '../../model/programme.ts';
import { canonicalLanguage } from '../../model/zone.ts';
import { breathe } from '../../peer/index.ts';
import { officeOf } from '../../programme/office.ts';
import { jobSeekers } from '../../programme/presets/jobSeekers.ts';
import { type Core, DOCUMENT, KEY } from '../core.ts';
import { runOffice } from '../office.ts';
import { receiveAtOffice } from '../officeReceive.ts';
import { NOTICE_SECRET_LENGTH, programmeKeys } from '../programmeLink.ts';
import type { ExampleLanguage, Office, SessionError } from '../types.ts';
import { ROWS, type Row, type Wording } from './people.ts';
import { quietly } from './quiet.ts';
import { dayOf, zoneOr } from './story.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const CARD_LIFE = 365 * DAY;
/** Of the first run, so many pairs were invited. */
const INVITED = 9;
/** Weekday evenings, from Monday. */
const EVENINGS = [36, 37, 38, 39, 84, 85, 86, 132, 133, 134, 180, 181, 228, 229];

interface Someone {
  readonly name: string;
  readonly keys: PersonKeys;
  readonly mailbox: string;
  readonly row: Row;
}

/** The hour of the example, which goes along with what its people do. */
interface Hour {
  readonly today: Instant;
  now: Instant;
}

interface Begun {
  readonly id: ProgrammeId;
  readonly programme: Programme;
  readonly keys: PersonKeys;
  readonly seed: Secret;
  readonly notice: Secret;
}

/** `not-saved`: this disk refused. `forget` takes off what was begun by then. */
export async function plantProgramme(
  core: Core,
  { locale, zone }: ExampleLanguage,
  forget: (id: ProgrammeId) => Promise<unknown>,
): Promise<Result<ProgrammeId, SessionError>> {
  const wording = await wordingIn(locale);
  const hour: Hour = { today: core.clock(), now: core.clock() - 75 * DAY };
  const staged: Core = { ...quietly(core), clock: () => hour.now };
  const begun = await begin(staged, wording, locale);
  if (!begun.ok) return begun;
  const filled = await fill(staged, begun.value, hour, wording, zoneOr(zone));
  if (filled.ok) return ok(begun.value.id);
  await forget(begun.value.id);
  return filled;
}

const pack = { ...jobSeekers, training: [] };

async function begin(core: Core, { coordinator }: Wording, locale: string): Promise<Result<Begun, SessionError>> {
  const language = canonicalLanguage(locale === 'fr' ? 'fr' : 'en');
  if (language === null) throw new Error('English is a language');
  const [seed, notice] = [newSecret(core.random), newSecret(core.random, NOTICE_SECRET_LENGTH)];
  const keys = programmeKeys(seed);
  const id = programmeIdOf(keys.sign.publicKey);
  const programme: Programme = {
    ...{ version: 1, language, coordinator, ...faceOf(pack, language) },
    ...{ box: toText(keys.box.publicKey), issued: core.clock() },
  };
  const areKept =
    (await core.keyring.put(KEY.programme(id), seed)).ok && (await core.keyring.put(KEY.notice(id), notice)).ok;
  if (!areKept) return err({ tag: 'not-saved' });
  core.self.offices.set(id, { programme, example: true });
  return ok({ id, programme, keys, seed, notice });
}

async function fill(
  core: Core,
  begun: Begun,
  hour: Hour,
  wording: Wording,
  zone: TimeZone,
): Promise<Result<void, SessionError>> {
  const { id, programme, keys, seed, notice } = begun;
  const held = await core.documents.hold(DOCUMENT.office(id));
  if (!held.ok) return held;
  const document = officeOf(held.value.doc);
  const receive = (letter: Result<Uint8Array, unknown>): void => {
    if (letter.ok) receiveAtOffice(document, { id, box: keys.box }, letter.value, hour.now);
  };
  const opened = await runOffice(core, { id, programme, seed, notice, onOut: () => undefined });
  const lived = opened.ok ? await live(opened.value.office) : opened;
  if (opened.ok) await opened.value.close();
  held.value.release();
  if (!lived.ok) return lived;
  return (await core.documents.flush()) ? ok(undefined) : err({ tag: 'not-saved' });

  async function live(office: Office): Promise<Result<unknown, SessionError>> {
    const packed = await office.changePack(pack);
    if (!packed.ok) return packed;
    const people = await apply();
    const sent = await invite(office);
    if (!sent.ok) return sent;
    await answer(office, people);
    hour.now = hour.today - HOUR;
    // Those who are not in a pair yet, as it stands now.
    return office.match();
  }

  async function apply(): Promise<ReadonlyMap<PersonId, PersonKeys>> {
    const people = new Map<PersonId, PersonKeys>();
    for (const [at, row] of ROWS.entries()) {
      const own = derivePerson(newSecret(core.random));
      const someone: Someone = { name: row[0], keys: own, mailbox: toText(core.random(32)), row };
      people.set(personIdOf(own.sign.publicKey), own);
      hour.now = hour.today - 70 * DAY + at * 11 * HOUR;
      const card = cardOf(someone, { id, programme, wording, at: hour.now, zone });
      receive(makeCardsLetter(card, card, own.sign, programme.box, core.random));
      // The page goes on drawing.
      await breathe();
    }
    return people;
  }

  async function invite(office: Office): Promise<Result<unknown, SessionError>> {
    hour.now = hour.today - 52 * DAY;
    const run = await office.match();
    if (!run.ok) return run;
    const pairs = (office.proposal.get()?.pairs ?? []).map(({ mentor, mentee }) => ({
      mentor: mentor.person,
      mentee: mentee.person,
    }));
    hour.now += HOUR;
    const first = await office.sendInvitations({ pairs: pairs.slice(0, INVITED - 2), days: 14 });
    if (!first.ok) return first;
    hour.now = hour.today - 4 * DAY;
    return office.sendInvitations({ pairs: pairs.slice(INVITED - 2, INVITED), days: 14 });
  }

  async function answer(office: Office, people: ReadonlyMap<PersonId, PersonKeys>): Promise<void> {
    const signOf = (person: PersonId): SigningPair | undefined => people.get(person)?.sign;
    const say = (invitation: InvitationId, person: PersonId, what: 'opened' | 'accepted' | 'declined'): void => {
      const sign = signOf(person);
      const words = what === 'declined' ? wording.no : '';
      const said = { version: 1, invitation, answer: what, words, at: hour.now } as const;
      if (sign !== undefined) receive(makeAnswer(said, sign, programme.box, core.random));
    };
    /** As most do, once a month: the last of it. */
    const tell = (invitation: InvitationId, person: PersonId, at: number): void => {
      const sign = signOf(person);
      hour.now = hour.today - (2 + at) * DAY;
      const told = countersOf(invitation, at, hour);
      if (sign !== undefined)
        receive(makeCountersLetter(told, { person: sign, programmeBox: programme.box, random: core.random }));
    };
    const inOrder = [...office.sent.get()].sort((a, b) => a.batch.at - b.batch.at);
    for (const [at, { id: invitation, mentor, mentee, batch }] of inOrder.entries()) {
      hour.now = batch.at + (at + 1) * 9 * HOUR;
      for (const one of [mentor, mentee]) say(invitation, one.person, 'opened');
      await breathe();
      hour.now += 5 * HOUR;
      // Of the last, one has said yes, and one no more than looked.
      if (at === INVITED - 1) continue;
      say(invitation, mentor.person, 'accepted');
      if (at === INVITED - 2) continue;
      hour.now += 7 * HOUR;
      say(invitation, mentee.person, at === 4 ? 'declined' : 'accepted');
      if (at === 4) continue;
      for (const one of at % 3 === 2 ? [mentee] : [mentor, mentee]) tell(invitation, one.person, at);
    }
  }
}

function countersOf(invitation: InvitationId, at: number, { now, today }: Hour): Counters {
  const sessions = [4, 3, 2, 4, 0, 1, 3][at] ?? 2;
  return {
    ...({ version: 1, does: 'share', invitation, at: now, sessions, minutes: sessions * 55 } as const),
    ...{ goals: 2 + (at % 2), reached: at % 3 === 0 ? 1 : 0, topics: sessions > 2 ? 1 : 0 },
    first: sessions === 0 ? null : dayOf(today, -44 + at),
    last: sessions === 0 ? null : dayOf(today, -(6 + 5 * at)),
    well: at !== 5,
    wellOn: dayOf(now, 0),
  };
}

async function wordingIn(locale: string): Promise<Wording> {
  return locale === 'fr' ? (await import('./people.fr.ts')).wording : (await import('./people.en.ts')).wording;
}

function cardOf(
  { name, keys, mailbox, row }: Someone,
  about: {
    readonly id: ProgrammeId;
    readonly programme: Programme;
    readonly wording: Wording;
    readonly at: number;
    readonly zone: TimeZone;
  },
): Card {
  const [, role, offered, sought, topics, sectors] = row;
  const { id, programme, wording, at, zone } = about;
  const named = (list: readonly string[], places: readonly number[]): string[] =>
    places.flatMap((place) => list[place] ?? []);
  const languages = ['fr', ...(offered.includes(10) ? ['en'] : [])].flatMap((tag) => canonicalLanguage(tag) ?? []);
  return versioned({
    version: 1,
    programme: id,
    box: toText(keys.box.publicKey),
    mailbox,
    name,
    role,
    skillsOffered: named(wording.skills, offered),
    skillsSought: named(wording.skills, sought),
    topics: named(programme.topics, topics),
    languages,
    timeZone: zone,
    availability: EVENINGS,
    capacity: role === 'mentor' ? 2 : 1,
    words: wording.words[name] ?? '',
    adult: true,
    answers: [['sector', sectors]],
    issued: at,
    expires: at + CARD_LIFE,
  });
}
