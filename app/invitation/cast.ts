/** The cast for tests: Ada the mentor, Ben the mentee, Sana who accompanies them, Cleo's programme, Eve who is not invited, and a rival programme. */
import { deriveMailbox, derivePerson, newSecret, type PersonKeys, sign, toText } from '../../crypto/index.ts';
import type { Result } from '../../crypto/result.ts';
import type { Card } from '../model/card.ts';
import { encodeCard } from '../model/cardCodec.ts';
import { personIdOf, programmeIdOf } from '../model/ids.ts';
import type { Invitation } from '../model/invitation.ts';
import { encodeInvitation } from '../model/invitationCodec.ts';
import { aCard, aProgramme, ISSUED } from '../model/samples.ts';
import { draftInvitation } from './letters.ts';

/** Not random, but never the same twice: tests must not depend on chance. */
let drawn = 0;
export const random = (length: number): Uint8Array => {
  drawn += 1;
  return Uint8Array.from({ length }, (_, i) => (i < 4 ? drawn >>> (8 * i) : drawn * 31 + i * 7) & 255);
};
export const keys = (): PersonKeys => derivePerson(newSecret(random));
export const [ada, ben, eve, cleo, rival, sana] = [keys(), keys(), keys(), keys(), keys(), keys()];
export const PROGRAMME = programmeIdOf(cleo.sign.publicKey);
export const DEADLINE = ISSUED + 14 * 86_400_000;
export const LOW_ORDER = toText(new Uint8Array(32));

export const cardOf = (who: PersonKeys, over: Partial<Card> = {}): Card =>
  aCard({
    programme: PROGRAMME,
    box: toText(who.box.publicKey),
    mailbox: toText(deriveMailbox(newSecret(random), cleo.sign.publicKey).publicKey),
    ...over,
  });
export const signedCard = (who: PersonKeys, over: Partial<Card> = {}) =>
  sign('card', encodeCard(cardOf(who, over)), who.sign);
export const adaCard = signedCard(ada, { role: 'mentor' });
export const benCard = signedCard(ben, { role: 'mentee', name: 'Ben' });
export const adaId = personIdOf(ada.sign.publicKey);
export const benId = personIdOf(ben.sign.publicKey);

export const sanaId = personIdOf(sana.sign.publicKey);
export const sanaCard = signedCard(sana, { role: 'supervisor', name: 'Sana' });
export const accompanied = (third: Uint8Array | null = sanaCard, mentor = adaCard, mentee = benCard) =>
  draftInvitation(
    {
      programme: aProgramme({ mode: 'visible-third' }),
      mentor,
      mentee,
      third,
      issued: ISSUED,
      expires: DEADLINE,
      nonce: random(32),
    },
    cleo.sign,
  );

export const draft = (mentor = adaCard, mentee = benCard) =>
  draftInvitation(
    { programme: aProgramme(), mentor, mentee, third: null, issued: ISSUED, expires: DEADLINE, nonce: random(32) },
    cleo.sign,
  );

/** An invitation that draftInvitation would not make. */
export const forged = (over: Partial<Invitation> = {}, signer: PersonKeys = cleo): Uint8Array =>
  sign(
    'invitation',
    encodeInvitation({
      version: 1,
      programme: PROGRAMME,
      mentor: toText(adaCard),
      mentee: toText(benCard),
      purpose: '',
      mode: 'private-pair',
      format: 'pair',
      months: 8,
      issued: ISSUED,
      expires: DEADLINE,
      nonce: toText(random(32)),
      ...(over.third !== undefined && { version: 2, mode: 'visible-third' }),
      ...over,
    }),
    signer.sign,
  );

export function opened<T>(result: Result<T, { readonly tag: string }>): T {
  if (!result.ok) throw new Error(result.error.tag);
  return result.value;
}
export const tagOf = (result: Result<unknown, { readonly tag: string }>): string =>
  result.ok ? 'opened' : result.error.tag;

/** Ada and Ben, invited. */
export const { envelope } = opened(draft());
