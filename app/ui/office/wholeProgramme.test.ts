import { expect, it } from 'vitest';
import { personIdOf, programmeIdOf } from '../../model/ids.ts';
import { aCard, aPack, aProgramme, ISSUED } from '../../model/samples.ts';
import { type WholeParts, wholeOf } from './wholeProgramme.ts';

const ada = personIdOf(new Uint8Array(32).fill(1));
const programme = programmeIdOf(new Uint8Array(32).fill(77));
const card = aCard({ version: 2, programme, name: 'Ada', manager: 'Her manager', organisation: 'Lycée B' });
const told = {
  ...{ person: ada, name: 'Ada', counters: null, assessments: [] },
  confided: [{ version: 1 as const, invitation: '' as never, words: 'for you alone', at: ISSUED }],
};
const parts = {
  programme: aProgramme(),
  pack: aPack(),
  directory: [{ person: ada, card, received: ISSUED, standing: 'ready', active: true }],
  sent: [],
  proposal: null,
  following: {
    ...{ cadence: 30, activation: { active: 0, of: 0, all: 1 }, curve: [], organisations: null },
    statistics: { matched: null, active: null, well: null, sessions: null, sums: null, rounds: [] },
    pairs: [{ mentor: told, mentee: told, more: [], third: null }],
  },
} as never as WholeParts;

it('[F32] a whole programme holds its pack and people, no key and no address, and what only the coordinator reads when asked', () => {
  const plain = JSON.stringify(wholeOf(parts, ISSUED, false));
  expect(JSON.parse(plain)).toMatchObject({ people: [{ name: 'Ada', organisation: 'Lycée B' }], pack: { version: 1 } });
  for (const secret of [card.box, card.mailbox, 'Her manager', 'for you alone']) expect(plain).not.toContain(secret);
  const whole = JSON.stringify(wholeOf(parts, ISSUED, true));
  for (const told of ['Her manager', 'for you alone']) expect(whole).toContain(told);
  for (const secret of [card.box, card.mailbox]) expect(whole).not.toContain(secret);
});
