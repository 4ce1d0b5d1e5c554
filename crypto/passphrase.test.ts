import { expect, test } from 'vitest';
import { stretchPassphrase } from './index.ts';
import { fromHex, hex } from './testing/bytes.ts';
import vectors from './vectors/passphrase.json' with { type: 'json' };

test.each(vectors)('[CR29] "$passphrase" is stretched as another library does', async (vector) => {
  const stretched = await stretchPassphrase(vector.passphrase, fromHex(vector.salt));
  expect(hex(stretched.reveal())).toBe(vector.stretched);
});

test('[CR29] a composed é and an e with an accent are the same passphrase', async () => {
  const salt = new Uint8Array(16);
  const composed = await stretchPassphrase('caf\u00e9', salt);
  const apart = await stretchPassphrase('cafe\u0301', salt);
  expect(hex(apart.reveal())).toBe(hex(composed.reveal()));
});

test('[CR29] no passphrase, or a short salt, throws', async () => {
  await expect(stretchPassphrase('', new Uint8Array(16))).rejects.toThrow(RangeError);
  await expect(stretchPassphrase('something', new Uint8Array(15))).rejects.toThrow(RangeError);
});
