import { expect, test } from 'vitest';
import { Secret } from '../../crypto/index.ts';
import { bytesFrom, drawing } from '../peer/testing/seeded.ts';
import { pageOn, simulateDisk } from '../vault/testing/simulatedDisk.ts';
import { type HeldDocument, openDocuments } from './documents.ts';

const disk = simulateDisk();
const { open: openVault } = pageOn(disk, 1);
const documents = openDocuments({
  key: new Secret(new Uint8Array(32).fill(1)),
  random: bytesFrom(drawing(1)),
  prefix: '',
  client: 7,
  onDamaged: () => undefined,
  openVault,
});

async function hold(name: string): Promise<HeldDocument> {
  const held = await documents.hold(name);
  if (!held.ok) throw new Error(held.error.tag);
  return held.value;
}

const words = ({ doc }: HeldDocument): string => doc.getText('text').toString();

test.each([true, false])(
  'forgotten while somebody looks at it, and wanted again before they let go: %s',
  async (wanted) => {
    const name = `page ${wanted}`;
    const screen = await hold(name);
    screen.doc.getText('text').insert(0, 'kept');
    await screen.vault.durable();
    let isWanted = false;
    await documents.forget(name, () => isWanted);
    isWanted = wanted;
    screen.release();
    const again = await hold(name);
    expect(words(again)).toBe(wanted ? 'kept' : '');
    // Erased, or perhaps not all on the disk: under the same id new writing could pass for what others have of the old.
    expect(again.doc.clientID).not.toBe(7);
    again.release();
  },
);
