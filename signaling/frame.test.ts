import fc from 'fast-check';
import { expect, it } from 'vitest';
import { frameOf, passedOn, topicOf } from './frame.ts';
import { LIMITS, parseClientMessage } from './protocol.ts';

const key = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('base64url'));
const texts = fc.oneof(key, fc.string({ unit: 'binary' }), fc.stringMatching(/^[\w-]{0,90}$/), fc.constant('AAAA'));
const spelt = (topic: string, data: string) => `{"type":"publish","topic":"${topic}","data":"${data}"}`;
const publications = fc.oneof(
  fc.tuple(key, texts).map(([topic, data]) => spelt(topic, data)),
  fc.tuple(texts, texts).map(([topic, data]) => spelt(topic, data)),
  fc.tuple(key, texts).map(([topic, data]) => JSON.stringify({ type: 'publish', topic, data })),
  fc.tuple(key, fc.string()).map(([topic, end]) => `{"type":"publish","topic":"${topic}","data":"${end}`),
);

it('what is read from the bytes of a publication is what the schema reads of it', () => {
  let read = 0;
  fc.assert(
    fc.property(publications, (text) => {
      const bytes = Buffer.from(text);
      const topic = topicOf(bytes);
      const parsed = parseClientMessage(bytes.toString());
      // A topic that is no key nobody has proved: what is said of it does not matter.
      if (topic === null || (!parsed.ok && topic.length === 43 && !/^[\w-]{42}[AEIMQUYcgkosw048]$/.test(topic))) return;
      read += 1;
      expect(parsed).toMatchObject({ ok: true, value: { type: 'publish', topic } });
      if (!parsed.ok || parsed.value.type !== 'publish') return;
      const { data } = parsed.value;
      const said = JSON.stringify({ type: 'publish', topic, data, clients: 12 });
      expect(passedOn(bytes, 12).equals(frameOf(said))).toBe(true);
    }),
    { numRuns: 3_000 },
  );
  expect(read).toBeGreaterThan(500);
});

it('a publication of any size that may be, as our clients spell it, is read from its bytes', () => {
  const topic = 'A'.repeat(43);
  for (const length of [0, 4, 40, 125 - 82, 126 - 82, 2_048, 65_532, LIMITS.data]) {
    const text = JSON.stringify({ type: 'publish', topic, data: 'A'.repeat(length) });
    expect([length, topicOf(Buffer.from(text))]).toEqual([length, topic]);
    const frame = passedOn(Buffer.from(text), 2);
    expect(frame.equals(frameOf(`${text.slice(0, -1)},"clients":2}`))).toBe(true);
  }
  const long = JSON.stringify({ type: 'publish', topic, data: 'A'.repeat(LIMITS.data + 4) });
  expect(topicOf(Buffer.from(long))).toBeNull();
});
