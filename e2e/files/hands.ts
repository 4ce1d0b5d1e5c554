/** What Ada and Ben do with files, and what a scene may look at meanwhile. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import * as cast from '../story/cast.ts';
import { type Person, waitFor } from '../support/index.ts';

export interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Chooses files as with the system's own dialog. A path is for what is too large to be handed over in memory. */
export async function attach(page: Page, files: string | GivenFile): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles(files);
}

/** A text file let fall on the conversation, or pasted where one writes. */
export async function hand(page: Page, how: 'drop' | 'paste', name: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Write to / }).evaluate(
    (field, [kind, title, words]) => {
      const data = new DataTransfer();
      data.items.add(new File([words], title, { type: 'text/plain' }));
      const way = { bubbles: true, cancelable: true };
      const event =
        kind === 'drop'
          ? new DragEvent('drop', { ...way, dataTransfer: data })
          : new ClipboardEvent('paste', { ...way, clipboardData: data });
      field.dispatchEvent(event);
      if (!event.defaultPrevented) throw new Error('the browser would have opened it');
    },
    [how, name, text] as const,
  );
}

export const send = (page: Page): Promise<void> => page.getByRole('button', { name: 'Send', exact: true }).click();

/** The card of a file in the conversation, by its name. */
export const fileCard = (page: Page, name: string): Locator =>
  cast.conversation(page).locator('.file').filter({ hasText: name });

export async function stateOf(page: Page, name: string): Promise<string> {
  return (await fileCard(page, name).getAttribute('data-file')) ?? '';
}

export async function reaches(page: Page, name: string, state: string, within = 60_000): Promise<void> {
  await waitFor(`${name}: ${state}`, async () => (await stateOf(page, name)) === state, { within });
}

/** How much of it is here, in percent, as the screen says. Null: it says nothing of the kind. */
export async function percentOf(page: Page, name: string): Promise<number | null> {
  const text = await fileCard(page, name).locator('.file-state').textContent();
  const [, percent] = /(\d+)%/.exec(text ?? '') ?? [];
  return percent === undefined ? null : Number(percent);
}

/** Saves it as a person does; the hash of what the browser wrote. */
export async function savedHash(page: Page, name: string): Promise<string> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: `Save ${name}` }).click();
  const download = await waiting;
  return hashOf(readFileSync(await download.path()));
}

export const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** From now on a page keeps its connections where `receivedBytes` can ask them. */
export async function watchConnections({ context }: Person): Promise<void> {
  await context.addInitScript(() => {
    const made: RTCPeerConnection[] = [];
    const Native = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Native {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        made.push(this);
      }
    };
    Object.defineProperty(window, 'madeConnections', { value: made });
  });
}

/** Bytes that came over the data channels since the page was loaded. */
export function receivedBytes(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const made: unknown = Reflect.get(window, 'madeConnections');
    let sum = 0;
    for (const connection of Array.isArray(made) ? made : []) {
      for (const [, entry] of await connection.getStats()) {
        if (entry.type === 'data-channel') sum += entry.bytesReceived;
      }
    }
    return sum;
  });
}
