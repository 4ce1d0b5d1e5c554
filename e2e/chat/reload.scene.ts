/** Ben presses Enter and the page goes at once, as a phone takes it away: what he wrote is there as a line, or is still his draft. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as cast from '../story/cast.ts';
import { inChapters } from '../story/chapters.ts';
import { makePairByLink } from '../story/pair.ts';
import { type Person, type ServerProcess, startServerProcess, waitFor } from '../support/index.ts';

/** On a machine at work a reload takes about seven seconds. */
const RELOADS = 8;
let server: ServerProcess;
let ada: Person;
let ben: Person;

beforeAll(async () => {
  server = await startServerProcess();
  ({ ada, ben } = await makePairByLink(server.address));
  await ada.close();
});

inChapters(() => [ben]);

afterAll(async () => {
  await ben?.close();
  await server?.stop();
});

test(`[R6] ${RELOADS} reloads straight after Enter, half of them on a slow device: the line or the draft is there each time`, async () => {
  const { page } = ben;
  const field = page.getByRole('textbox', { name: 'Write to Ada' });
  const devtools = await page.context().newCDPSession(page);
  for (let turn = 0; turn < RELOADS; turn += 1) {
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: turn % 2 === 0 ? 1 : 8 });
    const words = `Line ${String(turn).padStart(2, '0')} goes`;
    await cast.say(page, 'Ada', words);
    await page.reload();
    const line = cast.conversation(page).getByText(words);
    await field.waitFor({ timeout: cast.PLENTY });
    const isDraft = async () => (await field.inputValue()).includes(words);
    await waitFor(words, async () => (await line.count()) > 0 || (await isDraft()));
    // Once: what came to the disk is not to be sent again.
    expect((await line.count()) > 0).toBe(!(await isDraft()));
    await field.fill('');
  }
});
