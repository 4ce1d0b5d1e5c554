/** What a page's main thread does, as the browser itself counts it. */
import type { CDPSession, Page } from 'playwright-core';

/** Milliseconds of the main thread in tasks while `during` runs. */
export async function busyFor(page: Page, during: () => Promise<void>): Promise<number> {
  const control = await page.context().newCDPSession(page);
  await control.send('Performance.enable');
  const tasks = async (): Promise<number> => {
    const { metrics } = await control.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
  };
  const before = await tasks();
  await during();
  const after = await tasks();
  await control.detach();
  return after - before;
}

const MARK = 'bench: here';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ph: string;
  readonly dur?: number;
}

/** The longest single task of the page's main thread while `during` runs, ms. */
export async function longestTask(page: Page, during: () => Promise<void>): Promise<number> {
  const control: CDPSession = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  control.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise((resolve) => control.once('Tracing.tracingComplete', resolve));
  await control.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline', 'blink.user_timing'] },
  });
  await page.evaluate((mark) => void performance.mark(mark), MARK);
  await during();
  await control.send('Tracing.end');
  await complete;
  await control.detach();
  // The thread that set the mark is the page's own; workers and the browser's other threads have tasks as well.
  const own = events.find(({ name }) => name === MARK);
  const tasks = events.filter(({ name, pid, tid }) => name === 'RunTask' && pid === own?.pid && tid === own.tid);
  if (tasks.length === 0) throw new Error('the trace holds no task of the page');
  return Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1_000;
}
