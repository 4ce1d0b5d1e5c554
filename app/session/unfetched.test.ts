/** The lists of words are files of their own: where data is spared, and there is no network, they cannot be had. */
import { expect, test, vi } from 'vitest';
import { aDevice } from './deviceSample.ts';
import { recoveryPhrase, restoreFromPhrase } from './recovery.ts';

for (const list of ['english', 'french']) {
  vi.doMock(`@scure/bip39/wordlists/${list}.js`, () => {
    throw new Error('no network');
  });
}

test('[R10] without the lists the words are neither shown nor read, and it is said why', async () => {
  const ben = aDevice('Ben');
  const unfetched = { ok: false, error: { tag: 'not-fetched' } };
  for (const language of ['en', 'fr'] as const) expect(await recoveryPhrase(ben, language)).toEqual(unfetched);
  expect(await restoreFromPhrase(ben, Array(24).fill('abandon').join(' '))).toEqual(unfetched);
});
