import { describe, expect, test } from 'vitest';
import { setStage } from './stage.ts';

const stage = setStage();
const word = 'Tamarindenbaum';
const passphrase = 'quatre lapins sous la pluie';

describe('the keyring', () => {
  test('a secret is there by its name after a reload, and nowhere readable', async () => {
    const { page, reload } = stage();
    const put = await page.evaluate(async (word) => {
      const { Secret, openUnlocked, finds, readDisk } = window.vaultLab;
      const keyring = await openUnlocked('keys');
      const ends = [
        await keyring.put(`person ${word}`, new Secret(new TextEncoder().encode(word))),
        await keyring.put('other', new Secret(Uint8Array.of(1, 2, 3))),
      ];
      const keys = (await readDisk()).map(({ bytes }) => /CryptoKey extractable=\w+/.exec(bytes)?.[0]);
      return { ends: ends.map(({ ok }) => ok), found: await finds(word), keys, isProtected: keyring.isProtected() };
    }, word);
    expect(put).toEqual({
      ends: [true, true],
      found: false,
      keys: ['CryptoKey extractable=false'],
      isProtected: false,
    });
    await reload();
    const got = await page.evaluate(async (word) => {
      const keyring = await window.vaultLab.openUnlocked('keys');
      const secret = keyring.get(`person ${word}`);
      const names = [...keyring.names()].sort();
      await keyring.remove('other');
      const rest = (await window.vaultLab.openUnlocked('keys')).names();
      return { secret: secret && new TextDecoder().decode(secret.reveal()), missing: keyring.get('no'), names, rest };
    }, word);
    expect(got).toEqual({
      secret: word,
      missing: null,
      names: ['other', `person ${word}`],
      rest: [`person ${word}`],
    });
  });

  test('under a passphrase: locked, refused to a wrong one, opened by the right one, in a worker', async () => {
    const { page, reload } = stage();
    const workers: string[] = [];
    page.on('worker', (worker) => workers.push(worker.url()));
    const protecting = await page.evaluate(
      async ({ word, passphrase }) => {
        const { Secret, openUnlocked, finds, readDisk } = window.vaultLab;
        // The page would stretch it itself if the worker failed: here it cannot.
        WebAssembly.compile = () => Promise.reject(new Error('not in the page'));
        const keyring = await openUnlocked('keys');
        await keyring.put('person', new Secret(new TextEncoder().encode(word)));
        const empty = await keyring.protect('');
        const end = await keyring.protect(passphrase);
        const rows = (await readDisk()).map(({ bytes }) => bytes).join();
        return {
          empty: empty.ok,
          ok: end.ok,
          isProtected: keyring.isProtected(),
          found: (await finds(word)) || (await finds(passphrase)),
          hasDeviceKey: rows.includes('CryptoKey'),
        };
      },
      { word, passphrase },
    );
    expect(protecting).toEqual({ empty: false, ok: true, isProtected: true, found: false, hasDeviceKey: false });
    expect(workers.some((url) => url.includes('stretchWorker'))).toBe(true);
    await reload();
    const opening = await page.evaluate(
      async ({ word, passphrase }) => {
        const opened = await window.vaultLab.openKeyring({ name: 'keys', random: window.vaultLab.random });
        if (!opened.ok || opened.value.tag !== 'locked') throw new Error('not locked');
        const wrong = await opened.value.unlock(`${passphrase} `);
        const empty = await opened.value.unlock('');
        const right = await opened.value.unlock(passphrase);
        if (!right.ok) throw new Error(right.error.tag);
        const secret = new TextDecoder().decode(right.value.get('person')?.reveal());
        const open = await right.value.protect(null);
        const again = await window.vaultLab.openUnlocked('keys');
        return { wrong, empty, isRight: secret === word, open: open.ok, names: again.names() };
      },
      { word, passphrase },
    );
    const refused = { ok: false, error: { tag: 'wrong-passphrase' } };
    expect(opening).toEqual({ wrong: refused, empty: refused, isRight: true, open: true, names: ['person'] });
  });

  test('a record that does not open is an error, and is never replaced by an empty one', async () => {
    const { page } = stage();
    const tags = await page.evaluate(async () => {
      const { Secret, openKeyring, openUnlocked, changeKeyring, random, readDisk } = window.vaultLab;
      await (await openUnlocked('keys')).put('person', new Secret(Uint8Array.of(9)));
      const seen: string[] = [];
      const changes = [
        (row: Record<string, unknown>) => ({ ...row, sealed: random(200) }),
        (row: Record<string, unknown>) => ({ ...row, wrapped: random(93) }),
        (row: Record<string, unknown>) => ({ ...row, wrapped: undefined }),
        (row: Record<string, unknown>) => ({ ...row, version: 2 }),
        () => 'nonsense',
      ];
      for (const change of changes) {
        const undo = await changeKeyring('keys', change);
        const before = JSON.stringify(await readDisk());
        const opened = await openKeyring({ name: 'keys', random });
        const isUntouched = JSON.stringify(await readDisk()) === before;
        seen.push(`${opened.ok ? 'open' : opened.error.tag} ${isUntouched}`);
        await undo();
      }
      return [...seen, (await openUnlocked('keys')).names().join()];
    });
    expect(tags).toEqual([
      'damaged true',
      'wrong-key true',
      'damaged true',
      'newer-version true',
      'damaged true',
      'person',
    ]);
  });

  test('puts at once are all kept; one that did not see another window’s write is refused', async () => {
    const { page } = stage();
    const outcome = await page.evaluate(async () => {
      const { Secret, openUnlocked } = window.vaultLab;
      const keyring = await openUnlocked('keys');
      const stale = await openUnlocked('keys');
      const names = Array.from({ length: 10 }, (_, at) => `secret ${at}`);
      const ends = await Promise.all(names.map((name) => keyring.put(name, new Secret(Uint8Array.of(1)))));
      const refused = await stale.put('late', new Secret(Uint8Array.of(2)));
      return {
        ok: ends.every(({ ok }) => ok),
        refused,
        isUnchanged: stale.get('late') === null,
        kept: (await openUnlocked('keys')).names().length,
      };
    });
    expect(outcome).toEqual({
      ok: true,
      refused: { ok: false, error: { tag: 'not-saved' } },
      isUnchanged: true,
      kept: 10,
    });
  });
});
