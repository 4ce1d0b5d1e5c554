/** A key, and a thousand of them: what the documents of a room cost once they are there. */
import { BATCH as BATCH_MS } from '../../app/peer/documents/outbox.ts';
import { inTurn, median, round } from '../measure/inTurn.ts';
import type { Case } from '../run.ts';
import { base } from './sized.ts';
import type { Stage } from './stage.ts';

const KEYS = 60;
const KEYS_ALONE = 1_000;
const MEETINGS = 3;

export async function keystroke({ ada, ben }: Stage, id: string): Promise<Case> {
  const { ours, limit } = await inTurn(
    KEYS,
    async (turn) => {
      const key = String.fromCharCode(0x4e00 + turn);
      const seen = ben.evaluate(([document, wanted]) => window.bench.documents.sees(document, wanted), [
        id,
        key,
      ] as const);
      const typed = await ada.evaluate(([document, given]) => window.bench.documents.key(document, given), [
        id,
        key,
      ] as const);
      return (await seen) - typed;
    },
    () => ada.evaluate(() => window.bench.raw.ping()),
  );
  const allowed = BATCH_MS + 1.5 * limit;
  return {
    ...base,
    case: 'keystroke',
    ours: round(ours),
    theirs: null,
    limit: round(limit),
    unit: `ms, of which ${BATCH_MS} is the batching window`,
    ratio: round(ours / allowed),
    goal: '<= 1 of the window and 1.5 pings',
    met: ours <= allowed,
  };
}

interface Meeting {
  /** Bytes on the documents' channel, both ways. */
  readonly carried: number;
  /** What was written before it, as one deflated v2 difference. */
  readonly deflated: number;
}

/** What the documents' channel carries when nothing is new, and after a thousand keys typed alone; on documents of 30 MB. */
export async function catchingUp({ ada, ben }: Stage, ids: readonly string[]): Promise<readonly Case[]> {
  const carried = () => ada.evaluate(() => window.bench.documents.carried());
  const settled = async (): Promise<number> => {
    await ada.waitForFunction((all) => window.bench.documents.complete(all), ids);
    // The meter is read once a second, and the other side's answers are on their way.
    let before = -1;
    for (let now = await carried(); now !== before; now = await carried()) {
      before = now;
      await new Promise((resolve) => setTimeout(resolve, 3_000));
    }
    return before;
  };
  /** What a meeting carries, after that side typed alone. */
  const meet = async (keys: number): Promise<Meeting> => {
    const start = await settled();
    await ada.evaluate(() => window.bench.documents.leave());
    const id = ids[0] ?? '';
    const deflated =
      keys === 0 ? 0 : await ada.evaluate(([d, k]) => window.bench.documents.typeAlone(d, k), [id, keys] as const);
    await ada.evaluate((all) => window.bench.documents.back(all), ids);
    await ben.waitForFunction(() => window.bench.documents.direct());
    return { carried: (await settled()) - start, deflated };
  };
  // Once in a while a meeting takes a second connection, and begins again: the middle one of three.
  const meetings: { readonly idle: Meeting; readonly typed: Meeting }[] = [];
  for (let round = 0; round < MEETINGS; round += 1)
    meetings.push({ idle: await meet(0), typed: await meet(KEYS_ALONE) });
  const idle = median(meetings.map((each) => each.idle.carried));
  const deflated = median(meetings.map((each) => each.typed.deflated));
  // The meeting itself costs the same with and without news.
  const news = median(meetings.map((each) => each.typed.carried)) - idle;
  return [
    {
      ...base,
      case: 'reconnect with nothing new',
      ours: idle,
      theirs: null,
      limit: null,
      unit: `bytes both ways, for ${ids.length} documents`,
      ratio: null,
      goal: '<= 1024',
      met: idle <= 1_024,
    },
    {
      ...base,
      case: '1,000 offline keystrokes',
      ours: news,
      theirs: null,
      limit: deflated,
      unit: 'bytes; the limit is the deflated v2 difference',
      ratio: round(news / deflated),
      goal: '<= 1.3',
      met: news <= 1.3 * deflated,
    },
  ];
}
