import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newDeviceKey, Secret } from '../../crypto/index.ts';
import { decodeSecrets, encodeSecrets, readRecord, recordVersion } from './keyringRecord.ts';

const name = fc.string({ unit: 'binary', maxLength: 20 });
const reveal = (secrets: ReadonlyMap<string, Secret>) => [...secrets].map(([name, secret]) => [name, secret.reveal()]);

describe('the secrets of a keyring', () => {
  test('come back as they were', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(name, fc.uint8Array({ maxLength: 300 })), { selector: ([name]) => name }),
        (all) => {
          const secrets = new Map(all.map(([name, bytes]) => [name, new Secret(bytes)]));
          const back = decodeSecrets(encodeSecrets(secrets));
          expect(back.ok && reveal(back.value)).toEqual(all);
        },
      ),
    );
  });

  test('any bytes give secrets or an error, never an exception', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const read = decodeSecrets(bytes);
        if (!read.ok) expect(read.error.tag).toBe('damaged');
      }),
    );
  });

  test('cut anywhere inside, they are refused', () => {
    const bytes = encodeSecrets(new Map([['person', new Secret(new Uint8Array(32).fill(1))]]));
    for (let length = 1; length < bytes.length; length += 1) {
      expect(decodeSecrets(bytes.subarray(0, length)).ok).toBe(false);
    }
  });

  test('a name too long is not cut, it throws', () => {
    expect(() => encodeSecrets(new Map([['x'.repeat(256), new Secret(new Uint8Array(1))]]))).toThrow(RangeError);
  });
});

describe('the row of a keyring', () => {
  const bytes = new Uint8Array(20);
  const row = {
    version: recordVersion,
    revision: 3,
    lock: { tag: 'passphrase', salt: bytes },
    wrapped: bytes,
    passkey: { credential: bytes, salt: new Uint8Array(32), wrapped: bytes },
    sealed: bytes,
  };
  const { passkey: _, ...withoutPasskey } = row;
  const former = { ...withoutPasskey, version: 1 };

  test('of the first version is taken under a passphrase and under a device key, with no passkey', async () => {
    expect(readRecord(former)).toEqual({ ok: true, value: { ...former, passkey: null } });
    const device = { ...former, lock: { tag: 'device', key: await newDeviceKey() } };
    expect(readRecord(device)).toEqual({ ok: true, value: { ...device, passkey: null } });
  });

  test('with a passkey is taken beside a passphrase only: it is never the one way in', async () => {
    expect(readRecord(row)).toEqual({ ok: true, value: row });
    const alone = { ...row, lock: { tag: 'device', key: await newDeviceKey() } };
    expect(readRecord(alone)).toEqual({ ok: false, error: { tag: 'damaged' } });
    for (const passkey of [null, {}, { ...row.passkey, salt: bytes }, { ...row.passkey, wrapped: 'x' }]) {
      expect(readRecord({ ...row, passkey })).toEqual({ ok: false, error: { tag: 'damaged' } });
    }
  });

  test('of a newer version says so', () => {
    expect(readRecord({ version: recordVersion + 1 })).toEqual({ ok: false, error: { tag: 'newer-version' } });
  });

  test('is refused when any part is missing or of another kind', () => {
    const lock = { tag: 'device', key: 'not a key' };
    const bad = [null, 1, 'x', [], {}, { ...row, lock }, { ...row, lock: { tag: 'none' } }, { ...row, version: '1' }];
    const short = { ...row, lock: { tag: 'passphrase', salt: new Uint8Array(8) } };
    const without = Object.keys(row).map((part) => ({ ...row, [part]: undefined }));
    for (const one of [...bad, short, ...without]) {
      expect(readRecord(one)).toEqual({ ok: false, error: { tag: 'damaged' } });
    }
  });

  test('any value is an error or a record, never an exception', () => {
    fc.assert(fc.property(fc.anything(), (value) => !readRecord(value).ok));
  });
});
