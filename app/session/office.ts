/**
 * The coordinator's office while it is open: letters in, match runs, invitations out. It stays open with the session,
 * so that cards and answers are taken in whatever screen is shown.
 */

import type { Secret } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { makeWithdrawal } from '../invitation/letters.ts';
import { invitedTo, isCircle } from '../invitation/stage.ts';
import type { InvitationId, PersonId } from '../model/brand.ts';
import type { Withdrawal } from '../model/invitation.ts';
import { changeable, derived, sameItems } from '../model/observable.ts';
import type { Pack } from '../model/pack.ts';
import { parsePackValue } from '../model/packCodec.ts';
import { faceOf, packOfDraft } from '../model/packFace.ts';
import type { Programme } from '../model/programme.ts';
import { encodeProgramme, parseProgramme, parseProgrammeDraft } from '../model/programmeCodec.ts';
import type { ReceivedLetter } from '../peer/types.ts';
import {
  endInvitation,
  handedOver,
  keepSent,
  keepWithdrawal,
  type OutgoingInvitation,
  outgoing,
  overtakenBy,
  pairStage,
  sentOf,
} from '../programme/invitations.ts';
import { type KeptAnnouncement, type KeptSent, type OfficeDocument, officeOf } from '../programme/office.ts';
import { PIECES } from '../programme/proposals.ts';
import { reportsOf, settleReport } from '../programme/reports.ts';
import { takenBackOf } from '../programme/takenBack.ts';
import { chooseThird } from '../programme/thirds.ts';
import { announceAll } from './announcing.ts';
import { type Core, DOCUMENT } from './core.ts';
import type { HeldDocument } from './documents.ts';
import { openEditions } from './editions.ts';
import { openBoardOfPairs } from './followViews.ts';
import { draftError } from './joining.ts';
import { collectLetters } from './letters.ts';
import { officeCards } from './officeCards.ts';
import { openChoices } from './officeChoices.ts';
import { openInviting } from './officeInviting.ts';
import { officeList } from './officeList.ts';
import { receiveAtOffice } from './officeReceive.ts';
import { officeRuns } from './officeRuns.ts';
import { coordinatorsOf, gathering, noted, settleDoubles, teamView } from './officeShared.ts';
import { openTeam, type RunningTeam, type TeamInput } from './officeTeam.ts';
import { inviteColleague } from './officeTeamDoor.ts';
import { officeViews } from './officeViews.ts';
import { openOutreach } from './outreach.ts';
import { packBytes, packFile } from './packFile.ts';
import { makeNotice, programmeKeys, programmeLink } from './programmeLink.ts';
import type { Proof } from './proofTypes.ts';
import { namedBy, reportFile } from './report.ts';
import { retrying } from './retry.ts';
import type { Office, OfficeSummary, SessionError } from './types.ts';

/** Of the notice's 48 KiB; the programme's own words, seals and lengths take the rest. */
const NOTICE_PACK = 36_000;

/** An announcement that its author's devices have not brought everywhere by then is brought by a colleague's, ms. */
const LEFT = 3_600_000;

export interface RunningOffice {
  readonly office: Office;
  readonly team: Pick<RunningTeam, 'epochs'>;
  summary(): OfficeSummary;
  /** A proof, with those in it called as the cards here call them. */
  named(proof: Proof): Proof;
  subscribe(listener: () => void): () => void;
  close(): Promise<void>;
}

export interface OfficeInput extends Pick<TeamInput, 'id' | 'onOut'> {
  readonly programme: Programme;
  /** Of the programme. */
  readonly seed: Secret;
  readonly notice: Secret;
}

export async function runOffice(core: Core, input: OfficeInput): Promise<Result<RunningOffice, SessionError>> {
  const held = await core.documents.hold(DOCUMENT.office(input.id));
  if (!held.ok) return held;
  const office = officeOf(held.value.doc);
  const founder = () => input.programme.coordinator;
  const team = await openTeam(core, { ...input, held: held.value, office, founder });
  if (team.ok) return ok(openOffice(core, input, held.value, team.value));
  held.value.release();
  return team;
}

function openOffice(
  core: Core,
  { id, programme: first, seed, notice }: OfficeInput,
  held: HeldDocument,
  team: RunningTeam,
): RunningOffice {
  let programme = first;
  const keys = programmeKeys(seed);
  const office = officeOf(held.doc);
  const { server } = core;
  const published = changeable(false);
  const changes = { subscribe: (listener: () => void) => listenTo(office, listener) };

  async function publish(): Promise<boolean> {
    const pack = office.pack.get('pack');
    const bytes = pack && (await packBytes(pack, keys.sign));
    const sealed = makeNotice(programme, keys.sign, notice, core.random, bytes);
    return (await server.register(keys.sign, sealed)).ok;
  }

  /** Another after each change of what people read before they apply. */
  let edition = 1;
  /** The one that the server was told on this connection; another may be another server, or one that has lost its data. */
  let told = 0;
  let gathered = gathering(team);

  /** Another of the coordinators may have changed what people read; and the host's device names all of them. */
  function follow(): void {
    const written = office.face.get('programme');
    const shared = written && parseProgramme(encodeProgramme(written));
    if (shared?.ok && shared.value.issued > programme.issued && shared.value.box === programme.box) take(shared.value);
    const names = team.roster().map(({ name }) => name);
    const coordinator = coordinatorsOf(names, programme.language);
    if (names.length > 0 && team.isHost() && coordinator !== programme.coordinator) reface({ coordinator });
  }

  function take(face: Programme): void {
    programme = face;
    core.self.offices.set(id, { ...core.self.offices.get(id), programme });
    edition += 1;
    void outbox.now();
  }

  /** Later than the last, whatever the clock says: who knows that one takes no older one. */
  function reface(change: Partial<Programme>): void {
    const face = { ...programme, issued: Math.max(core.clock(), programme.issued + 1), ...change };
    take(face);
    office.face.set('programme', face);
  }

  /** True when the server has everything. It must know the programme before it takes letters from it. */
  const outbox = retrying(async () => {
    if (server.get() !== 'connected') {
      told = 0;
      gathered = gathering(team);
      return true;
    }
    while (told !== edition) {
      // It may change while it is on its way: then what the server has is not the last one.
      const telling = edition;
      if (!(await publish())) return false;
      told = telling;
      if (telling === edition) published.set(true);
    }
    await gathered();
    for (const [name, letter] of outgoing(office)) {
      // Another coordinator's device has brought it meanwhile, or it is not to leave any more.
      if (!office.outbox.has(name)) continue;
      const deposited = await server.deposit({ to: letter.to, bytes: letter.bytes, from: keys.sign });
      // Written anew while it travelled: that one goes as well.
      if (deposited.ok && office.outbox.get(name)?.bytes === letter.bytes) handedOver(office, name);
      // The others would wait as long, one after the other, for nothing.
      if (!deposited.ok && deposited.error.tag === 'unreachable') return false;
    }
    return outgoing(office).length === 0;
  });

  /** The round of the announcements, apart: thousands of mailboxes take minutes, and an invitation must not wait for them. */
  const round = retrying(async () => {
    if (server.get() !== 'connected') return true;
    if (told === 0 || !(await announceAll({ ...core, office, keys, isMine }))) return false;
    // A colleague who is about brings it.
    return (!team.leads() && team.present().length > 0) || (await editions.round());
  });
  const isMine = ({ by, announcement }: KeptAnnouncement): boolean =>
    by === undefined || by === core.me || (team.leads() && core.clock() - announcement.at > LEFT);
  const handOver = async (): Promise<void> => {
    await outbox.now();
    void round.now();
  };

  /** Those who were asked, but for who said no, must not wait for a space that will not open. */
  function tell(sent: KeptSent, decliner?: PersonId): void {
    const withdrawal: Withdrawal = { version: 1, invitation: sent.id, at: core.clock() };
    for (const person of invitedTo(sent)) {
      const other = person === decliner ? undefined : office.cards.get(person)?.card;
      const bytes = other && makeWithdrawal(withdrawal, keys.sign, other.box, core.random);
      if (bytes?.ok) keepWithdrawal(office, sent.id, person, { to: other?.mailbox ?? '', bytes: bytes.value });
    }
  }

  function tellOthers(invitation: InvitationId, decliner: PersonId): void {
    const sent = office.sent.get(invitation);
    // Who says no to a circle ends it for nobody, unless it was its host or the last.
    if (sent === undefined || (isCircle(sent) && pairStage(office, sent, core.clock()) !== 'declined')) return;
    tell(sent, decliner);
    void outbox.now();
  }

  function end(sent: KeptSent): void {
    endInvitation(office, sent, core.clock());
    tell(sent);
  }

  /** Notes the invitations; where one took the last place of an earlier one that ran out, that one is over for good. */
  function keepInvited(made: readonly OutgoingInvitation[]): void {
    keepSent(office, made);
    for (const invitation of made) for (const late of overtakenBy(office, invitation, core.clock())) end(late);
  }

  /**
   * True: kept on disk, or of no use (forged, for another programme): the server may forget it. What is about an invitation
   * that only another device of this person knows yet stays at the server, for that one or for later.
   */
  async function receive(letter: ReceivedLetter): Promise<boolean> {
    let isLeft = false;
    const leave = (): void => {
      isLeft = true;
    };
    const isOurs = receiveAtOffice(office, { id, box: keys.box }, letter.bytes, core.clock(), tellOthers, leave);
    if (isLeft) return false;
    return isOurs ? (await held.vault.durable()).ok && team.mayForget(letter.at) : true;
  }

  const outreach = openOutreach({ core, team, office, keys, changes, handOver, durable: () => held.vault.durable() });

  // Without a connection nothing is left to try: the next one tries.
  const stopServer = server.subscribe(() => void handOver());
  const stopMail = collectLetters(core, keys.sign, receive);
  void handOver();
  follow();
  const stopTeam = [
    team.turns.subscribe(follow),
    listenToFace(office, follow),
    settleDoubles({ core, office, team, changes, end, handOver }),
  ];

  /** A change of the pack changes what people read before they apply, and reaches the server with the next notice. */
  async function changePack(input: Pack): Promise<Result<void, SessionError>> {
    const pack = parsePackValue(input);
    if (!pack.ok) return err(draftError(pack.error));
    // Those who are in were told who can read what they write.
    if (pack.value.mode !== programme.mode) return err({ tag: 'draft-invalid', field: 'mode' });
    const bytes = await packBytes(pack.value, keys.sign);
    if (bytes.length > NOTICE_PACK) return err({ tag: 'draft-invalid', field: 'too-large' });
    const { language, coordinator } = programme;
    const face = parseProgrammeDraft({ language, coordinator, ...faceOf(pack.value, language) });
    if (!face.ok) return err(draftError(face.error));
    const issued = Math.max(core.clock(), programme.issued + 1);
    editions.noteChange(issued);
    office.pack.set('pack', pack.value);
    reface({ ...face.value, issued });
    team.note('changed-pack');
    return (await held.vault.durable()).ok && (await core.documents.flush())
      ? ok(undefined)
      : err({ tag: 'not-saved' });
  }

  const durable = async (): Promise<boolean> => (await held.vault.durable()).ok;
  const editions = openEditions({ core, office, keys, programme: () => programme, changes, durable, handOver });
  const takeCards = officeCards({
    office,
    programme: { id, box: keys.box },
    clock: core.clock,
    receive: (letter) => void receiveAtOffice(office, { id, box: keys.box }, letter, core.clock(), tellOthers),
    durable,
  });
  const list = officeList({ office, changes, clock: core.clock, random: core.random, durable });
  const mode = () => programme.mode;
  const closing = new AbortController();
  const runs = officeRuns({ core, office, mode, durable, closing: closing.signal });
  const { leads } = team;
  const bring = () => outbox.now();
  const asking = { core, office, team, keys, programme: () => programme, keepInvited, durable, bring };
  const { sendInvitations, invite, inviteCircle } = openInviting(asking);
  const means = { core, office, keys, mode, changes, invite, keepInvited, end, handOver, durable, leads };
  const chosen = openChoices(means);
  const views = officeViews(office, core.clock);
  const pack = derived([changes], () => office.pack.get('pack') ?? null);
  const directory = derived([changes], views.directory, sameItems);
  const proposal = derived([changes], views.proposal);
  const sent = derived([changes], views.sent, sameItems);
  const third = derived([changes], views.third);
  const pairs = openBoardOfPairs(office, changes, core.clock);
  const reports = derived(
    [changes],
    () => reportsOf(office),
    (a, b) => JSON.stringify(a) === JSON.stringify(b),
  );
  const fileOf = (report: string): string | null => {
    const kept = office.reports.get(report);
    return kept === undefined ? null : reportFile(kept.envelope);
  };

  const nameOf = (key: PersonId): string | null => {
    const card = office.cards.get(key)?.card;
    return card === undefined ? null : card.withdrawn ? '' : card.name;
  };
  const named = (proof: Proof): Proof => namedBy(proof, id, nameOf);

  return {
    office: {
      id,
      get programme() {
        return programme;
      },
      pack,
      changePack,
      packFile: () => packFile(office.pack.get('pack') ?? packOfDraft(programme), keys.sign),
      link: programmeLink(core.origin, keys.sign.publicKey, notice),
      published,
      ...list,
      takeCards,
      edition: editions.edition,
      tellPack: editions.tellPack,
      directory,
      proposal,
      sent,
      third,
      following: pairs.board,
      reports,
      async readReport(report) {
        return (await import('./proofs.ts')).readKnown(fileOf(report) ?? '', core.clock, [{ named }]);
      },
      reportFile: fileOf,
      settleReport: (report, done) => settleReport(office, report, done ? core.clock() : null),
      ...noted(office, team, runs, chosen.choices),
      accompany(person, pair) {
        chooseThird(office, pair ?? null, person);
      },
      sendInvitations,
      inviteCircle,
      outreach: outreach.outreach,
      team: teamView(core, office, team, () =>
        inviteColleague(core, { seed, notice, programme: () => programme }, team),
      ),
    },
    team,
    named,
    summary: () => ({
      id,
      name: programme.name,
      cards: office.cards.size - takenBackOf(office).people,
      pairs: sentOf(office).filter((one) => pairStage(office, one, core.clock()) === 'joined').length,
    }),
    subscribe: (listener) => changes.subscribe(listener),
    async close() {
      closing.abort();
      stopServer();
      for (const stop of stopTeam) stop();
      outreach.close();
      chosen.close();
      outbox.stop();
      round.stop();
      stopMail();
      pairs.close();
      await team.close();
      held.release();
    },
  };
}

function listenToFace({ face }: OfficeDocument, listener: () => void): () => void {
  face.observe(listener);
  return () => face.unobserve(listener);
}

function listenTo(office: OfficeDocument, listener: () => void): () => void {
  const listen = (_: Uint8Array, origin: unknown): void => {
    // Nobody sees a piece before the last.
    if (origin !== PIECES) listener();
  };
  office.doc.on('update', listen);
  return () => office.doc.off('update', listen);
}
