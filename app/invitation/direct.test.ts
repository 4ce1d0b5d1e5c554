import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derivePerson, hash, Secret, toText } from '../../crypto/index.ts';
import { LONGEST_OFFER, type Offer, parseEnding, parseOffer, parseReply } from '../model/directCodec.ts';
import {
  directSecret,
  openAtOffer,
  openOffer,
  openReply,
  openReplyLetter,
  placesOf,
  sealEnding,
  sealOffer,
  sealReply,
  signOffer,
  signReply,
} from './direct.ts';

const bytes = (name: string): Uint8Array => hash(new TextEncoder().encode(name));
const person = (name: string) => derivePerson(new Secret(bytes(name)));
const [ada, ben, cleo] = ['ada', 'ben', 'cleo'].map(person);
if (!ada || !ben || !cleo) throw new Error('three people');
let drawn = 0;
const random = (length: number): Uint8Array => {
  drawn += 1;
  return bytes(`random ${drawn}`).slice(0, length);
};
const places = placesOf(bytes('link').slice(0, 16));

const offer: Offer = {
  version: 1,
  name: 'Ada',
  words: 'Come in',
  box: toText(ada.box.publicKey),
  issued: 1,
  expires: 9,
};
const signed = signOffer(offer, ada.sign);
const must = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const opened = must(openOffer(signed));
const replyBy = (who: typeof ada, to = opened.id as string) =>
  signReply({ version: 1, offer: to, name: 'Ben', box: toText(who.box.publicKey), at: 5 }, who.sign);

describe('an offer and its reply', () => {
  test('give both the same secret, which the link does not give', () => {
    const letter = must(sealReply(replyBy(ben), opened, random));
    const reply = must(openReply(must(openReplyLetter(letter, ada.box)), opened));
    const hers = must(directSecret(opened.id, ada.box, reply.reply.box));
    const his = must(directSecret(opened.id, ben.box, opened.offer.box));
    expect(hers.reveal()).toEqual(his.reveal());
    const third = must(directSecret(opened.id, cleo.box, opened.offer.box));
    expect(third.reveal()).not.toEqual(hers.reveal());
  });

  test('lie under the link’s secret: another link opens neither the offer nor its end', () => {
    const other = placesOf(bytes('another').slice(0, 16));
    const ending = { version: 1, why: 'cancelled', by: '' } as const;
    expect(openAtOffer(sealOffer(signed, places, random), places)).toEqual({ envelope: signed });
    expect(openAtOffer(sealEnding(ending, places, random), places)).toEqual({ ending });
    expect(openAtOffer(sealOffer(signed, places, random), other)).toBeNull();
    expect(openAtOffer(sealEnding(ending, places, random), other)).toBeNull();
    expect(toText(places.offer.topic.publicKey)).not.toBe(toText(places.reply.topic.publicKey));
  });

  test('a reply to another offer, by who invited, or sealed to somebody else is refused', () => {
    expect(openReply(replyBy(ben, toText(bytes('another offer'))), opened)).toEqual({
      ok: false,
      error: { tag: 'wrong-cards' },
    });
    expect(openReply(replyBy(ada), opened)).toEqual({ ok: false, error: { tag: 'wrong-cards' } });
    const letter = must(sealReply(replyBy(ben), opened, random));
    expect(openReplyLetter(letter, cleo.box)).toEqual({ ok: false, error: { tag: 'cannot-open' } });
  });

  test('one passes for nothing else, and with any bit flipped for nothing at all', () => {
    expect(openOffer(replyBy(ben)).ok).toBe(false);
    expect(openReply(signed, opened).ok).toBe(false);
    fc.assert(
      fc.property(fc.nat(signed.length * 8 - 1), (bit) => {
        const changed = signed.slice();
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        return !openOffer(changed).ok;
      }),
      { numRuns: 60 },
    );
  });

  test('a key that would open for anyone is refused', () => {
    for (const what of ['box', 'answer']) {
      const crooked = signOffer({ ...offer, [what]: toText(new Uint8Array(32)) }, ada.sign);
      expect(openOffer(crooked)).toEqual({ ok: false, error: { tag: 'bad-key' } });
    }
  });

  test('with a key of its own, the reply is where the one before is not waited for, and the person’s key does not open it', () => {
    const drawn = derivePerson(new Secret(bytes('drawn'))).box;
    const renewed = { ...offer, answer: toText(drawn.publicKey), issued: 2 };
    const anew = must(openOffer(signOffer(renewed, ada.sign)));
    const letter = must(sealReply(replyBy(ben, anew.id), anew, random));
    expect(openReplyLetter(letter, ada.box)).toEqual({ ok: false, error: { tag: 'cannot-open' } });
    expect(openReply(must(openReplyLetter(letter, drawn)), anew).ok).toBe(true);
    const [before, after] = [
      placesOf(bytes('link').slice(0, 16), offer),
      placesOf(bytes('link').slice(0, 16), renewed),
    ];
    expect(after.offer.topic).toEqual(before.offer.topic);
    expect(before.reply.topic).toEqual(places.reply.topic);
    expect(after.reply.topic).not.toEqual(before.reply.topic);
  });

  test('that waits for ever, or ends before it begins, is malformed', () => {
    for (const expires of [offer.issued, offer.issued + LONGEST_OFFER + 1]) {
      expect(openOffer(signOffer({ ...offer, expires }, ada.sign)).ok).toBe(false);
    }
  });

  test('no bytes make a door throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (any) => {
        for (const parse of [parseOffer, parseReply, parseEnding]) expect(parse(any).ok).toBe(false);
        expect(openOffer(any).ok).toBe(false);
        expect(openReply(any, opened).ok).toBe(false);
        expect(openAtOffer(any, places)).toBeNull();
        expect(openReplyLetter(any, ada.box).ok).toBe(false);
      }),
    );
  });
});
