/**
 * An example of a programme, in a person's own profile: thirty people who do not exist, each with keys of their own, who
 * applied, were matched, answered and told how it goes, by the same letters as anybody. They reach the office by hand.
 */
import { derivePerson, newSecret, type PersonKeys, toText } from '../../../crypto/index.ts';
import { err, ok, type Result } from '../../../crypto/result.ts';
import { makeCardsLetter } from '../../invitation/cardsLetter.ts';
import { makeCountersLetter } from '../../invitation/followLetters.ts';
import { makeAnswer } from '../../invitation/letters.ts';
import type { InvitationId, ProgrammeId, TimeZone } from '../../model/brand.ts';
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
import type { Office, SessionError } from '../types.ts';
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

/** `not-saved`: this disk refused. */
export async function plantProgramme(
  core: Core,
  { locale, zone }: { readonly locale: string; readonly zone: string },
): Promise<Result<ProgrammeId, SessionError>> {
  const today = core.clock();
  let now = today - 75 * DAY;
  const staged: Core = { ...quietly(core), clock: () => now };
  const wording = await wordingIn(locale);
  const language = canonicalLanguage(locale === 'fr' ? 'fr' : 'en');
  if (language === null) throw new Error('English is a language');
  const [seed, notice] = [newSecret(core.random), newSecret(core.random, NOTICE_SECRET_LENGTH)];
  const keys = programmeKeys(seed);
  const id = programmeIdOf(keys.sign.publicKey);
  const pack = { ...jobSeekers, training: [] };
  const programme: Programme = {
    ...{ version: 1, language, coordinator: wording.coordinator, ...faceOf(pack, language) },
    ...{ box: toText(keys.box.publicKey), issued: now },
  };
  const areKept =
    (await core.keyring.put(KEY.programme(id), seed)).ok && (await core.keyring.put(KEY.notice(id), notice)).ok;
  if (!areKept) return err({ tag: 'not-saved' });
  core.self.offices.set(id, { programme, example: true });
  const held = await core.documents.hold(DOCUMENT.office(id));
  if (!held.ok) return held;
  const kept = officeOf(held.value.doc);
  const receive = (letter: Result<Uint8Array, unknown>): void => {
    if (letter.ok) receiveAtOffice(kept, { id, box: keys.box }, letter.value, now);
  };
  const opened = await runOffice(staged, { id, programme, seed, notice, onOut: () => undefined });
  if (!opened.ok) return opened;
  const { office } = opened.value;
  await office.changePack(pack);

  const people = ROWS.map((row): Someone => {
    const person = derivePerson(newSecret(core.random));
    return { name: row[0], keys: person, mailbox: toText(core.random(32)), row };
  });
  for (const [at, someone] of people.entries()) {
    now = today - 70 * DAY + at * 11 * HOUR;
    const card = cardOf(someone, { id, programme, wording, at: now, zone: zoneOr(zone) });
    receive(makeCardsLetter(card, card, someone.keys.sign, programme.box, core.random));
    // The page goes on drawing.
    await breathe();
  }
  now = today - 52 * DAY;
  await office.match();
  const pairs = (office.proposal.get()?.pairs ?? []).map((pair) => ({
    mentor: pair.mentor.person,
    mentee: pair.mentee.person,
  }));
  now += HOUR;
  await office.sendInvitations({ pairs: pairs.slice(0, INVITED - 2), days: 14 });
  now = today - 4 * DAY;
  await office.sendInvitations({ pairs: pairs.slice(INVITED - 2, INVITED), days: 14 });

  const sayer = { programmeBox: programme.box, random: core.random };
  const keysOf = new Map(people.map((someone) => [personIdOf(someone.keys.sign.publicKey), someone.keys]));
  const say = (
    invitation: InvitationId,
    person: Office['id'] | string,
    answer: 'opened' | 'accepted' | 'declined',
  ): void => {
    const sign = [...keysOf].find(([each]) => each === person)?.[1].sign;
    if (sign === undefined) return;
    const said = { version: 1, invitation, answer, words: answer === 'declined' ? wording.no : '', at: now } as const;
    receive(makeAnswer(said, sign, programme.box, core.random));
  };
  for (const [at, sent] of [...office.sent.get()].sort((a, b) => a.batch.at - b.batch.at).entries()) {
    const { id: invitation, mentor, mentee, batch } = sent;
    now = batch.at + (at + 1) * 9 * HOUR;
    for (const one of [mentor, mentee]) say(invitation, one.person, 'opened');
    await breathe();
    now += 5 * HOUR;
    // Of the last, one has said yes, and one no more than looked.
    if (at === INVITED - 1) continue;
    say(invitation, mentor.person, 'accepted');
    if (at === INVITED - 2) continue;
    now += 7 * HOUR;
    say(invitation, mentee.person, at === 4 ? 'declined' : 'accepted');
    if (at === 4) continue;
    for (const one of at % 3 === 2 ? [mentee] : [mentor, mentee]) tell(invitation, one.person, at);
  }

  /** As most do, once a month: the last of it. */
  function tell(invitation: InvitationId, person: string, at: number): void {
    const sign = [...keysOf].find(([each]) => each === person)?.[1].sign;
    if (sign === undefined) return;
    now = today - (2 + at) * DAY;
    const sessions = [4, 3, 2, 4, 0, 1, 3][at] ?? 2;
    const counters: Counters = {
      ...({ version: 1, does: 'share', invitation, at: now, sessions, minutes: sessions * 55 } as const),
      ...{ goals: 2 + (at % 2), reached: at % 3 === 0 ? 1 : 0, topics: sessions > 2 ? 1 : 0 },
      first: sessions === 0 ? null : dayOf(today, -44 + at),
      last: sessions === 0 ? null : dayOf(today, -(6 + 5 * at)),
      well: at !== 5,
      wellOn: dayOf(now, 0),
    };
    receive(makeCountersLetter(counters, { person: sign, ...sayer }));
  }

  now = today - HOUR;
  // Those who are not in a pair yet, as it stands now.
  await office.match();
  await opened.value.close();
  held.value.release();
  return (await core.documents.flush()) ? ok(id) : err({ tag: 'not-saved' });
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

/** Off this disk: its people, its keys, and that it was there. */
export async function removeProgramme(core: Core, id: ProgrammeId): Promise<Result<void, SessionError>> {
  if (core.self.offices.get(id)?.example !== true) return err({ tag: 'not-found' });
  for (const name of [DOCUMENT.office, DOCUMENT.officeRoot, DOCUMENT.officeAcknowledged])
    await core.documents.forget(name(id));
  for (const name of [KEY.programme(id), KEY.notice(id)])
    if (!(await core.keyring.remove(name)).ok) return err({ tag: 'not-saved' });
  core.self.doc.transact(() => {
    core.self.offices.delete(id);
    for (const name of [KEY.programme(id), KEY.notice(id)]) core.self.keys.delete(name);
  });
  return (await core.documents.compact(DOCUMENT.self)) ? ok(undefined) : err({ tag: 'not-saved' });
}
