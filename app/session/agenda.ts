/** The agenda of a workspace for the screens: what was said of its meetings in every chapter, and how they were for me. */
import { toText } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import type { MeetingId, PersonId } from '../model/brand.ts';
import { meetingIdOf } from '../model/ids.ts';
import { type MeetingAct, PULSES, type Pulse, pulseKey } from '../model/meeting.ts';
import { agendaFrom, type Meeting, type Offer, type PersonWeek } from '../model/meetingState.ts';
import { across, derived, type Observable } from '../model/observable.ts';
import { alsoAgreed, occurrenceOf, standing } from '../model/occurrences.ts';
import { actsOver } from './acts.ts';
import type { Agenda, AgendaRefusal, AgendaView, Kept } from './agendaTypes.ts';
import type { MeetingLog } from './meetingLog.ts';
import { refusalOf } from './phraseGuard.ts';
import type { Member } from './types.ts';

/** A map of this person's own devices. */
export interface OwnPulses {
  readonly entries: () => Iterable<readonly [string, unknown]>;
  readonly set: (key: string, value: Pulse | null) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export interface AgendaOptions {
  readonly me: PersonId;
  /** Everybody who is or was a member. */
  readonly people: Observable<readonly Member[]>;
  /** Of each chapter that may be read, oldest first. */
  readonly logs: Observable<readonly MeetingLog[]>;
  readonly pulses: OwnPulses;
  readonly random: (length: number) => Uint8Array;
}

export function openAgenda({ me, people, logs, pulses, random }: AgendaOptions): Agenda {
  const told = across(logs, (log, listener) => log.said.subscribe(listener));
  /** In which document each of my acts was. */
  const acts = actsOver();

  function view(): AgendaView {
    const members = new Set(people.get().map(({ id }) => id));
    const here = people.get().filter(({ former }) => !former);
    // Not a member's: the same as not genuine.
    const said = logs.get().flatMap((log) => log.said.get().filter(({ author }) => members.has(author)));
    const ids = here.map(({ id }) => id);
    const state = agendaFrom(said, ids);
    const weeks = here.flatMap((member) => state.weeks.find(({ by }) => by === member.id) ?? weekOnCard(member));
    const named = people.get().map(({ id, name, former }) => ({ id, name, me: id === me, former }));
    return {
      ...state,
      weeks,
      me,
      people: named,
      here: ids,
      ownPulses: new Map([...pulses.entries()].flatMap(readPulse)),
    };
  }

  const state = derived([told, people, pulses], view, (a, b) => print(a) === print(b));
  const find = (id: MeetingId): Meeting | null => state.get().meetings.find((meeting) => meeting.id === id) ?? null;
  const logOf = (id: MeetingId): MeetingLog | undefined =>
    logs.get().find((log) => log.said.get().some(({ word }) => word.meeting === id));

  function write(meeting: MeetingId, act: MeetingAct, undoable = false): boolean {
    const log = logOf(meeting);
    log?.write({ meeting, act }, undoable);
    if (log !== undefined && undoable) acts.did(log);
    return log !== undefined;
  }

  async function writeWords(
    id: MeetingId,
    act: MeetingAct,
    words: readonly (string | undefined)[],
    undoable = true,
  ): Kept {
    const refusal = await refusalOf(words);
    if (refusal !== null) return err(refusal);
    return write(id, act, undoable) ? ok(undefined) : err({ tag: 'not-found' });
  }

  async function begin(
    does: 'propose' | 'log',
    ...[about, time]: Parameters<Agenda['propose']>
  ): Promise<Result<MeetingId, AgendaRefusal>> {
    const refusal = await refusalOf([about.title, about.place]);
    if (refusal !== null) return err(refusal);
    const into = logs.get().at(-1);
    if (into === undefined) return err({ tag: 'not-found' });
    const id = meetingIdOf(random(12));
    const act: MeetingAct = { does, ...about, time: does === 'log' ? { ...time, repeat: 'once' } : time };
    into.write({ meeting: id, act }, false);
    return ok(id);
  }

  return {
    state,
    propose: (about, time) => begin('propose', about, time),
    log: (about, time) => begin('log', about, time),
    offer(id, of, time) {
      const meeting = find(id);
      if (meeting !== null) write(id, { does: 'offer', of, time, over: openBeside(meeting, of, null) });
    },
    answer(id, offerId, yes) {
      const meeting = find(id);
      const offer = meeting?.offers.find((one) => one.id === offerId);
      if (meeting === null || offer === undefined) return;
      const { of, time } = offer;
      const instead = (of === null ? standing(meeting) : occurrenceOf(meeting, of)?.moved)?.id ?? null;
      write(id, {
        does: 'answer',
        offer: offerId,
        time,
        yes,
        over: yes ? openBeside(meeting, of, offer) : [],
        instead,
      });
    },
    withdraw(id, offer) {
      // Agreed by then, it would stand again behind the back of who has made other plans.
      const isFree = find(id)?.offers.find((one) => one.id === offer)?.agreed === null;
      write(id, { does: 'withdraw', offer }, isFree);
    },
    cancel: (id, of, why) => writeWords(id, { does: 'cancel', of, why }, [why], false),
    remove(id) {
      const [meeting, log] = [find(id), logOf(id)];
      if (!meeting?.logged || meeting.by !== me || log === undefined) return;
      log.drop(({ word }) => word.meeting === id, true);
      acts.did(log);
    },
    sayHeld: (id, n, held) => void write(id, { does: 'held', n, held }, true),
    addItem: (id, n, list, text, who) =>
      writeWords(id, { does: 'item', n, list, id: toText(random(6)), text, ...(who !== undefined && { who }) }, [text]),
    changeItem: (id, n, list, item, change) => void write(id, { does: 'item', n, list, id: item, ...change }, true),
    note: (id, n, text) => writeWords(id, { does: 'note', n, text }, [text]),
    removeNote(id, note) {
      const log = logOf(id);
      if (log === undefined) return;
      log.drop(({ author, word }) => author === me && word.id === note && word.act.does === 'note', true);
      acts.did(log);
    },
    keepPulse: (id, n, value) => pulses.set(pulseKey(id, n), value),
    sharePulse: (id, n, value) => void write(id, { does: 'pulse', n, value }),
    paint: (week, zone) =>
      logs
        .get()
        .at(-1)
        ?.write({ meeting: null, act: { does: 'free', week, zone } }, false),
    wish: (every) =>
      logs
        .get()
        .at(-1)
        ?.write({ meeting: null, act: { does: 'rhythm', every } }, false),
    past: acts.past,
    undo: acts.undo,
    redo: acts.redo,
  };
}

/** Offers of the same thing that are answered by another one: those that wait, and those that lost to one agreed at the same time. */
function openBeside(meeting: Meeting, of: Offer['of'], chosen: Offer | null): string[] {
  const alike = meeting.offers.filter(
    (offer) =>
      offer !== chosen &&
      offer.agreed === null &&
      !offer.withdrawn &&
      !offer.replaced &&
      offer.of?.offer === of?.offer &&
      offer.of?.n === of?.n,
  );
  return [...alike, ...alsoAgreed(meeting, of)].slice(-12).map(({ id }) => id);
}

const weekOnCard = ({ id, card }: Member): PersonWeek[] =>
  card === null ? [] : [{ by: id, at: card.issued, zone: card.timeZone, week: card.availability }];

function readPulse([key, value]: readonly [string, unknown]): [string, Pulse][] {
  const pulse = PULSES.find((each) => each === value);
  return pulse === undefined ? [] : [[key, pulse]];
}

const print = (view: AgendaView): string => JSON.stringify([{ ...view, ownPulses: null }, [...view.ownPulses]]);
