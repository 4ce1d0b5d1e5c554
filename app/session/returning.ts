/**
 * Coming back with nothing but one's seed. Whoever returns calls at a place that those who know their public key can
 * find; a partner who hears it, and sees that the person signed it, hands on the invitation they both hold, sealed to
 * them. From that the returning device derives the workspace and fetches all of it from the partner.
 */
import {
  fromText,
  meetingPlace,
  openLetter,
  openSigned,
  sealer,
  sealLetter,
  sign,
  toText,
  verifyDevice,
} from '../../crypto/index.ts';
import { openInvitation, openInvitationLetter, sealInvitation } from '../invitation/letters.ts';
import type { PersonId } from '../model/brand.ts';
import { keyBytesOf, personIdOf, programmeIdOf } from '../model/ids.ts';
import { encodeMeeting, parseReturnAnswer, parseReturnCall, type ReturnAnswer } from '../model/meetingCodec.ts';
import { parseProgramme } from '../model/programmeCodec.ts';
import { backoff } from '../peer/index.ts';
import { type Core, KEY } from './core.ts';
import { keepReturned } from './directKept.ts';
import { keepAccepted } from './invitations.ts';
import type { KeptDirect, KeptInvitation } from './self.ts';

/** Partners may be offline for weeks; whoever has met nobody by then asks for help otherwise. */
const CALLING_FOR = 60 * 24 * 3_600_000;
const FIRST_CALL = 1_000;
const LAST_CALL = 60_000;
/** One answer in this time: a call repeated by anybody must not make us talk without end. */
const ANSWER_EVERY = 2_000;

const placeOf = (core: Pick<Core, 'random'>, person: Uint8Array) => {
  const place = meetingPlace('return', person);
  const box = (direction: 'call' | 'answer') => sealer(place.key, 'return', direction);
  return { topic: place.topic, call: box('call'), answer: box('answer'), random: core.random };
};

/** Calls, for as long as the session is open, when this device was restored lately. Returns the stop. */
export function callPartners(core: Core, found: () => void): () => void {
  const { self, person } = core;
  const mark = core.keyring.get(KEY.returned)?.reveal();
  const returned = mark?.length === 8 ? Number(new DataView(mark.buffer, mark.byteOffset).getBigUint64(0)) : 0;
  if (!(core.clock() - returned < CALLING_FOR)) return () => undefined;
  const place = placeOf(core, person.sign.publicKey);
  const waits = backoff(FIRST_CALL, LAST_CALL, core.random);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const joined = core.server.join(place.topic, {
    ready(up) {
      clearTimeout(timer);
      waits.reset();
      if (up) timer = setTimeout(call, 0);
    },
    receive(sealed) {
      const opened = place.answer.open(sealed);
      const answer = opened.ok ? parseReturnAnswer(opened.value) : opened;
      if (answer.ok) void take(answer.value);
    },
  });

  function call(): void {
    const payload = encodeMeeting({ version: 1, certificate: toText(core.certificate), at: core.clock() });
    joined.publish(place.call.seal(sign('return', payload, person.sign), core.random));
    timer = setTimeout(call, waits.next());
  }

  async function take(answer: ReturnAnswer): Promise<void> {
    if (answer.say === 'programme') {
      keepProgramme(core, answer.envelope);
      return;
    }
    if (answer.say === 'direct') {
      const [offer, reply] = [answer.offer, answer.reply].map((text) => {
        const sealed = fromText(text);
        return sealed.ok ? openLetter('returned', person.box, sealed.value) : sealed;
      });
      if (offer?.ok && reply?.ok && (await keepReturned(core, offer.value, reply.value))) found();
      return;
    }
    const letter = fromText(answer.letter);
    const envelope = letter.ok ? openInvitationLetter(letter.value, person.box) : letter;
    const opened = envelope.ok ? openInvitation(envelope.value, core.me, null) : envelope;
    if (!envelope.ok || !opened.ok || self.invitations.has(opened.value.id) || self.left.has(opened.value.id)) return;
    if ((await keepAccepted(core, opened.value, envelope.value)).ok) found();
  }

  return () => {
    clearTimeout(timer);
    joined.leave();
  };
}

/** The programme is only a name and a purpose here: kept if it signed itself and nothing is known of it yet. */
function keepProgramme({ self }: Core, text: string): void {
  const envelope = fromText(text);
  const signed = envelope.ok ? openSigned('programme', envelope.value) : envelope;
  if (!envelope.ok || !signed.ok) return;
  const id = programmeIdOf(signed.value.signer);
  const programme = parseProgramme(signed.value.payload);
  if (programme.ok && !self.programmes.has(id)) {
    self.programmes.set(id, { programme: programme.value, envelope: envelope.value });
  }
}

/** What the other person of a space gets back when they call: nothing but what they once had. */
export type Answers = () => readonly ReturnAnswer[];

/** Listens for the other person of a workspace, should they have lost everything. Returns the stop. */
export function awaitReturn(
  core: Core,
  other: PersonId,
  answers: Answers,
  called: (device: string) => void,
): () => void {
  const place = placeOf(core, keyBytesOf(other));
  let answeredAt = 0;
  const joined = core.server.join(place.topic, {
    ready: () => undefined,
    receive(sealed) {
      const opened = place.call.open(sealed);
      const device = opened.ok ? deviceCalling(other, opened.value) : null;
      if (device === null || core.clock() - answeredAt < ANSWER_EVERY) return;
      answeredAt = core.clock();
      called(device);
      for (const answer of answers()) joined.publish(place.answer.seal(encodeMeeting(answer), core.random));
    },
  });
  return () => joined.leave();
}

/** The invitation both hold, sealed again, and the signed definition of the programme that introduced them. */
export function invitationAgain(core: Core, kept: KeptInvitation, box: string): readonly ReturnAnswer[] {
  const letter = sealInvitation(kept.envelope, box, core.random);
  if (!letter.ok) return [];
  const opened = openInvitation(kept.envelope, core.me, null);
  const programme = opened.ok ? core.self.programmes.get(opened.value.invitation.programme)?.envelope : undefined;
  return [
    ...(programme ? [{ version: 1, say: 'programme', envelope: toText(programme) } as const] : []),
    { version: 1, say: 'invitation', letter: toText(letter.value) },
  ];
}

/** Offer and reply of a direct invitation. */
export function directAgain(core: Core, { offer, reply }: KeptDirect, box: Uint8Array): readonly ReturnAnswer[] {
  if (reply === null) return [];
  const seal = (envelope: Uint8Array) => toText(sealLetter('returned', box, envelope, core.random));
  return [{ version: 1, say: 'direct', offer: seal(offer), reply: seal(reply) }];
}

/**
 * The device that calls, when that person signed the call and certified the device; else null. When it was said does not
 * matter: the answer is for them alone.
 */
function deviceCalling(other: PersonId, envelope: Uint8Array): string | null {
  const signed = openSigned('return', envelope);
  if (!signed.ok || personIdOf(signed.value.signer) !== other) return null;
  const call = parseReturnCall(signed.value.payload);
  const certificate = call.ok ? fromText(call.value.certificate) : call;
  const device = certificate.ok ? verifyDevice(certificate.value) : certificate;
  return device.ok && personIdOf(device.value.person) === other ? toText(device.value.device) : null;
}
