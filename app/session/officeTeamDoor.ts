/**
 * How a colleague comes into an office. Who runs it shows a link; the colleague opens it, both compare a number that
 * follows from the key that the programme's secrets are then sealed to (giving.ts), and from who brought it.
 */
import { derivePerson, deriveWorkspace, fromText, Secret, toText, verifyDevice } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { PersonId, ProgrammeId } from '../model/brand.ts';
import { parsePersonId, programmeIdOf } from '../model/ids.ts';
import { LIMITS } from '../model/limits.ts';
import { type Changeable, changeable } from '../model/observable.ts';
import { encodeOfficeGift, parseOfficeGift } from '../model/officeGift.ts';
import type { Programme } from '../model/programme.ts';
import { encodeProgramme, parseProgramme } from '../model/programmeCodec.ts';
import type { RosterEntry } from '../model/roster.ts';
import { normaliseLine } from '../model/text.ts';
import { type Core, KEY } from './core.ts';
import { type Epoch, judgeWelcome, secretFrom } from './epoch.ts';
import { giveTo, type Taker, takeFrom } from './giving.ts';
import { shareKeys } from './keys.ts';
import { placeOf, type RunningTeam } from './officeTeam.ts';
import type { ColleagueLink, JoiningOffice, JoiningState } from './officeTeamTypes.ts';
import { nameOf } from './self.ts';
import type { SessionError } from './types.ts';

const CODE = 16;
/** The other device answers within a few seconds, if it still shows the link and both reach the server. */
const LATE = 15_000;

interface Given {
  readonly seed: Secret;
  readonly notice: Secret;
  readonly programme: () => Programme;
}

type Giver = Pick<Core, 'random' | 'origin' | 'me' | 'server'>;

/** On the host's side. Somebody is in once they are in the roster on this disk; then they are given the way. */
export function inviteColleague(
  core: Giver,
  { seed, notice, programme }: Given,
  team: Pick<RunningTeam, 'letIn' | 'roster'>,
): ColleagueLink {
  const failed: Changeable<SessionError | null> = changeable<SessionError | null>(null);
  const code = core.random(CODE);
  const giving = giveTo(core, { purpose: 'office', shared: code }, async (taker) => {
    const guest = guestOf(taker);
    const way: Result<Epoch, SessionError> =
      guest === null ? err({ tag: 'link-not-genuine' }) : await team.letIn(guest.entry, guest.device);
    if (!way.ok) failed.set(way.error);
    if (!way.ok || way.value.record === null) return null;
    const face = programme();
    return encodeOfficeGift({
      version: 1,
      seed: toText(seed.reveal()),
      notice: toText(notice.reveal()),
      programme: toText(encodeProgramme(face)),
      inviter: core.me,
      name: team.roster().find(({ person }) => person === core.me)?.name ?? face.coordinator,
      record: toText(way.value.record),
      secret: toText(way.value.secret.reveal()),
    });
  });
  return { link: `${core.origin}/team#${toText(code)}`, failed, ...giving };
}

/** Null: no certificate, or not a genuine one. */
function guestOf({ name, who }: Taker): { readonly entry: RosterEntry; readonly device: string } | null {
  const certificate = who === null ? null : fromText(who.certificate);
  const certified = certificate?.ok ? verifyDevice(certificate.value) : null;
  const line = normaliseLine(name).slice(0, LIMITS.name).trim();
  if (who === null || !certified?.ok || line === '') return null;
  const person = toText(certified.value.person);
  return { entry: { person, name: line, box: who.box, role: 'member' }, device: toText(certified.value.device) };
}

interface Taken {
  readonly seed: Secret;
  readonly notice: Secret;
  readonly id: ProgrammeId;
  readonly programme: Programme;
  readonly inviter: PersonId;
  readonly name: string;
  readonly place: string;
  readonly epoch: Epoch;
}

/** Null: not all of it is what it must be, or it is for somebody else. */
export function readOfficeGift(plain: Uint8Array, me: string): Taken | null {
  const gift = parseOfficeGift(plain);
  if (!gift.ok) return null;
  const { name } = gift.value;
  const by = parsePersonId(gift.value.inviter);
  const [seed, notice, face, record] = [
    gift.value.seed,
    gift.value.notice,
    gift.value.programme,
    gift.value.record,
  ].map((text) => fromText(text));
  const secret = secretFrom(gift.value.secret);
  if (!seed?.ok || !notice?.ok || !face?.ok || !record?.ok || !secret.ok || !by.ok) return null;
  const inviter = by.value;
  const programme = parseProgramme(face.value);
  const held = new Secret(seed.value);
  const keys = derivePerson(held);
  // A face that names another key would make people seal their cards to that one.
  if (!programme.ok || programme.value.box !== toText(keys.box.publicKey)) return null;
  const place = placeOf(held);
  const epoch = judgeWelcome(record.value, secret.value, { place, inviter, me });
  if (!epoch.ok || deriveWorkspace(secret.value).id === place) return null;
  return {
    seed: held,
    notice: new Secret(notice.value),
    id: programmeIdOf(keys.sign.publicKey),
    programme: programme.value,
    inviter,
    name,
    place,
    epoch: epoch.value,
  };
}

type Guest = Pick<
  Core,
  'self' | 'seed' | 'me' | 'person' | 'random' | 'certificate' | 'keyring' | 'documents' | 'clock' | 'server'
>;

/** `token`: the fragment of such a link; `name`: what the colleagues call this person. */
export function joinOffice(
  core: Guest,
  token: string,
  name: string,
  onIn: (id: ProgrammeId) => Promise<Result<unknown, SessionError>>,
): Result<JoiningOffice, SessionError> {
  const code = fromText(token.trim(), CODE);
  const line = normaliseLine(name).slice(0, LIMITS.name).trim();
  if (!code.ok) return err({ tag: 'link-malformed' });
  if (line === '') return err({ tag: 'draft-invalid', field: 'name' });
  const state: Changeable<JoiningState> = changeable<JoiningState>({ tag: 'calling', late: false });
  let taken: Taken | null = null;
  const means = { server: core.server, random: core.random, deviceName: line };
  const who = { certificate: toText(core.certificate), box: toText(core.person.box.publicKey) };
  const taking = takeFrom(
    means,
    { purpose: 'office', shared: code.value },
    (plain) => {
      taken = readOfficeGift(plain, core.me);
      if (taken === null) return false;
      const shown = state.get();
      const number = shown.tag === 'comparing' ? shown.number : '';
      state.set({ tag: 'offered', number, programme: taken.programme.name, name: taken.name });
      return true;
    },
    who,
  );
  const follow = (): void => {
    const now = taking.state.get();
    if (now.tag === 'calling') state.set({ tag: 'calling', late: false });
    else if (now.tag !== 'taken') state.set(now);
  };
  const stop = taking.state.subscribe(follow);
  follow();
  const late = setTimeout(() => {
    if (state.get().tag === 'calling') state.set({ tag: 'calling', late: true });
  }, LATE);
  return ok({
    state,
    take() {
      const given = taken;
      taken = null;
      if (given === null) return;
      if (nameOf(core.self) === '') core.self.profile.set('name', line);
      void keepOffice(core, given)
        .then((kept) => (kept.ok ? onIn(given.id) : kept))
        .then((opened) =>
          state.set(opened.ok ? { tag: 'joined', programme: given.id } : { tag: 'failed', error: opened.error }),
        );
    },
    cancel() {
      taken = null;
      clearTimeout(late);
      stop();
      taking.cancel();
    },
  });
}

/** The secrets first: what the document names can then be opened. */
async function keepOffice(core: Guest, given: Taken): Promise<Result<void, SessionError>> {
  const { self, keyring } = core;
  const { number, secret, record } = given.epoch;
  const before = self.offices.get(given.id);
  // Who runs it was not invited to it.
  if (before?.team?.founder != null || (before !== undefined && before.team === undefined && before.out === undefined))
    return err({ tag: 'not-empty' });
  // Told to this device's others as well: until then a name that was spent would be thrown away again.
  if (before?.out !== undefined) self.offices.delete(given.id);
  for (const [name, value] of [
    [KEY.programme(given.id), given.seed],
    [KEY.notice(given.id), given.notice],
    [KEY.officeEpoch(given.id, number), secret],
  ] as const)
    if (!(await keyring.put(name, value)).ok) return err({ tag: 'not-saved' });
  const bases = [
    ...(before?.team?.bases ?? []).filter((one) => one.number !== number),
    { number, inviter: given.inviter },
  ];
  self.doc.transact(() => {
    if (record !== null) self.epochs.set(`${given.place} ${number}`, record);
    self.offices.set(given.id, { programme: given.programme, team: { founder: null, bases } });
  });
  await shareKeys(core);
  return (await core.documents.flush()) ? ok(undefined) : err({ tag: 'not-saved' });
}
