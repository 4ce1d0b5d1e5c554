/*
 * Made the frozen vectors beside it, once: `node crypto/vectors/make.ts`. It imports nothing of the room it is there
 * to check. HKDF, SHA-256, Ed25519 signing, AES-GCM and argon2id are node:crypto's (OpenSSL); keys, X25519, secretbox
 * and the verdicts on crooked signatures are libsodium's. It is written from SPEC.md, and running it again gives the
 * same files byte for byte.
 */
import { argon2Sync, createCipheriv, createHash, createPrivateKey, hkdfSync, sign as nodeSign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import sodium from 'libsodium-wrappers';
import { add, decode, encode, order, p, toBytes, toNumber, torsion } from './edwards.ts';

await sodium.ready;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
const sha512 = (...parts: Uint8Array[]): Buffer => createHash('sha512').update(Buffer.concat(parts)).digest();
/** 32 bytes that depend on the name alone. */
const bytesOf = (name: string, length = 32): Buffer => sha256(Buffer.from(`vector ${name}`)).subarray(0, length);

function info(kind: string, ...fields: (string | Uint8Array)[]): Buffer {
  const prefixed = fields.flatMap((field) => {
    const bytes = typeof field === 'string' ? Buffer.from(field) : field;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return [length, bytes];
  });
  return Buffer.concat([Buffer.from(`binome/1/${kind}\0`), ...prefixed]);
}

const hkdf = (material: Uint8Array, bound: Buffer, length = 32): Buffer =>
  Buffer.from(hkdfSync('sha256', material, Buffer.alloc(0), bound, length));

const ed25519 = (seed: Uint8Array) => sodium.crypto_sign_seed_keypair(seed).publicKey;
const x25519 = (secret: Uint8Array) => sodium.crypto_scalarmult_base(secret);

function signRaw(message: Uint8Array, seed: Uint8Array): Buffer {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  return nodeSign(null, message, createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
}

const signLabelled = (label: string, payload: Uint8Array, seed: Uint8Array): Buffer =>
  signRaw(Buffer.concat([Buffer.from(`binome/1/${label}\0`), payload]), seed);

const envelope = (label: string, payload: Uint8Array, seed: Uint8Array): Buffer =>
  Buffer.concat([Buffer.of(1), ed25519(seed), signLabelled(label, payload, seed), payload]);

function box(material: Uint8Array, kind: string, fields: (string | Uint8Array)[], nonce: Buffer, plain: Uint8Array) {
  const both = hkdf(material, info(kind, ...fields, nonce), 64);
  return Buffer.concat([nonce, both.subarray(32), sodium.crypto_secretbox_easy(plain, nonce, both.subarray(0, 32))]);
}

function write(name: string, cases: unknown): void {
  writeFileSync(new URL(`./${name}.json`, import.meta.url), `${JSON.stringify(cases, null, 1)}\n`);
}

write(
  'identity',
  ['Ada', 'Ben', 'Cleo'].map((name) => {
    const seed = bytesOf(`seed of ${name}`);
    const programme = bytesOf('programme');
    return {
      name,
      seed: hex(seed),
      sign: hex(ed25519(hkdf(seed, info('person/sign')))),
      box: hex(x25519(hkdf(seed, info('person/box')))),
      programme: hex(programme),
      mailbox: hex(ed25519(hkdf(seed, info('mailbox', programme)))),
      own: hex(hkdf(seed, info('person/own'))),
      kept: hex(hkdf(seed, info('person/kept'))),
      topic: hex(ed25519(hkdf(programme, info('place/topic', name)))),
      key: hex(hkdf(programme, info('place/key', name))),
      knowledge: hex(hkdf(sha256(Buffer.from('epoch')), info('knowledge', name))),
    };
  }),
);

const labels = ['card', 'programme', 'invitation', 'answer', 'withdrawal', 'device', 'topic', 'link', 'chat', 'bundle'];
const issued = 1_790_000_000_123;
write('signed', {
  envelopes: labels.map((label, at) => {
    const seed = bytesOf(`signer ${label}`);
    const payload = Buffer.from('Ada Diallo, Dakar — mentorat'.slice(0, at * 4));
    return { label, seed: hex(seed), payload: hex(payload), envelope: hex(envelope(label, payload, seed)) };
  }),
  certificate: (() => {
    const seed = bytesOf('signer of devices');
    const device = ed25519(bytesOf('device'));
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(BigInt(issued));
    const made = envelope('device', Buffer.concat([device, time]), seed);
    return { seed: hex(seed), device: hex(device), issued, certificate: hex(made) };
  })(),
});

write(
  'sealed',
  [
    { purpose: 'vault', context: 'document', length: 0 },
    { purpose: 'vault', context: '', length: 1 },
    { purpose: '', context: 'vault', length: 100 },
    { purpose: 'avis', context: 'Binôme à Dakar', length: 5000 },
  ].map(({ purpose, context, length }, at) => {
    const key = bytesOf(`key ${at}`, at === 3 ? 16 : 32);
    const nonce = bytesOf(`nonce ${at}`, 24);
    const plain = Buffer.alloc(length, `plain ${at}`);
    const sealed = Buffer.concat([Buffer.of(1), box(key, 'seal', [purpose, context], nonce, plain)]);
    return { key: hex(key), purpose, context, nonce: hex(nonce), plain: hex(plain), sealed: hex(sealed) };
  }),
);

write(
  'sealedLong',
  [
    { purpose: 'vault', context: 'document', length: 0 },
    { purpose: 'avis', context: 'Binôme à Dakar', length: 5000 },
  ].map(({ purpose, context, length }, at) => {
    const key = bytesOf(`long key ${at}`, at === 1 ? 16 : 32);
    const nonce = bytesOf(`long nonce ${at}`, 24);
    const plain = Buffer.alloc(length, `long ${at}`);
    const both = hkdf(key, info('seal/long', purpose, context, nonce), 64);
    const cipher = createCipheriv('aes-256-gcm', both.subarray(0, 32), Buffer.alloc(12));
    const text = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    const sealed = Buffer.concat([Buffer.of(2), nonce, both.subarray(32), text]);
    return { key: hex(key), purpose, context, nonce: hex(nonce), plain: hex(plain), sealed: hex(sealed) };
  }),
);

write(
  'letters',
  [0, 915, 916, 1939, 1940].map((length, at) => {
    const recipient = bytesOf(`recipient ${at}`);
    const ephemeral = bytesOf(`ephemeral ${at}`);
    const nonce = bytesOf(`letter nonce ${at}`, 24);
    const plain = Buffer.alloc(length, `Dear Ben ${at}. `);
    const size = [1024, 1024, 2048, 2048, 4096][at] ?? 0;
    const padded = Buffer.alloc(size - 1 - 32 - 24 - 32 - 16);
    padded.writeUInt32BE(length);
    padded.set(plain, 4);
    const shared = sodium.crypto_scalarmult(ephemeral, x25519(recipient));
    const fields = ['invitation', x25519(ephemeral), x25519(recipient)];
    const letter = Buffer.concat([Buffer.of(1), x25519(ephemeral), box(shared, 'letter', fields, nonce, padded)]);
    return {
      purpose: 'invitation',
      recipient: hex(recipient),
      ephemeral: hex(ephemeral),
      nonce: hex(nonce),
      plain: hex(plain),
      letter: hex(letter),
    };
  }),
);

write(
  'workspace',
  [0, 1, 2].map((at) => {
    const ada = bytesOf(`Ada ${at}`);
    const ben = bytesOf(`Ben ${at}`);
    const invitation = bytesOf(`invitation ${at}`);
    const keys = [x25519(ada), x25519(ben)].sort(Buffer.compare);
    const secret = hkdf(sodium.crypto_scalarmult(ada, x25519(ben)), info('workspace', ...keys, invitation));
    return {
      ada: hex(ada),
      ben: hex(ben),
      invitation: hex(invitation),
      secret: hex(secret),
      id: hkdf(secret, info('workspace/id'), 16).toString('base64url'),
      topic: hex(ed25519(hkdf(secret, info('workspace/topic')))),
      introductions: hex(hkdf(secret, info('workspace/introductions'))),
      bundles: hex(hkdf(secret, info('workspace/bundle'))),
    };
  }),
);

write(
  'passphrase',
  ['correct horse battery staple', 'un café à Saint-Étienne', '道は一つ'].map((passphrase) => {
    const salt = bytesOf(passphrase, 16);
    const message = Buffer.from(passphrase.normalize('NFKC'));
    const options = { message, nonce: salt, parallelism: 1, tagLength: 32, memory: 65_536, passes: 3 };
    return { passphrase, salt: hex(salt), stretched: hex(argon2Sync('argon2id', options)) };
  }),
);

write(
  'deviceKey',
  [0, 32, 200].map((length) => {
    const key = bytesOf(`device key ${length}`);
    const nonce = bytesOf(`device nonce ${length}`, 12);
    const plain = Buffer.alloc(length, 'secrets ');
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from('binome/1/device-key\0'));
    const text = Buffer.concat([cipher.update(Buffer.concat([Buffer.alloc(32), plain])), cipher.final()]);
    const wrapped = Buffer.concat([Buffer.of(1), nonce, text, cipher.getAuthTag()]);
    return { key: hex(key), nonce: hex(nonce), plain: hex(plain), wrapped: hex(wrapped) };
  }),
);

/* Signatures that libraries disagree on. `verdict` is libsodium's; the equation each solves is in its name. */
const seed = bytesOf('crooked signer');
const expanded = sha512(seed);
const scalar = (toNumber(expanded.subarray(0, 32)) & (2n ** 254n - 8n)) | (2n ** 254n);
const nonceOf = (message: Uint8Array): bigint => toNumber(sha512(expanded.subarray(32), message)) % order;
const hashOf = (...parts: Uint8Array[]): bigint => toNumber(sha512(...parts)) % order;
/** R = r·B, from an honest signature, which is where libsodium computes it. */
const commitmentOf = (message: Uint8Array): Buffer => signRaw(message, seed).subarray(0, 32);
const crooked: { name: string; message: string; signature: string; publicKey: string; verdict: boolean }[] = [];

function keep(name: string, message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): void {
  const verdict = sodium.crypto_sign_verify_detached(signature, message, publicKey);
  crooked.push({ name, message: hex(message), signature: hex(signature), publicKey: hex(publicKey), verdict });
}

const message = Buffer.from('Ada and Ben meet on Tuesday');
const honest = signRaw(message, seed);
const publicKey = ed25519(seed);
keep('honest', message, honest, publicKey);
keep('honest, empty message', Buffer.alloc(0), signRaw(Buffer.alloc(0), seed), publicKey);
for (const times of [1n, 2n, 7n]) {
  const s = toNumber(honest.subarray(32)) + times * order;
  keep(`S + ${times}·L`, message, Buffer.concat([honest.subarray(0, 32), toBytes(s)]), publicKey);
}
keep('S = L', message, Buffer.concat([honest.subarray(0, 32), toBytes(order)]), publicKey);
keep('S = L - 1', message, Buffer.concat([honest.subarray(0, 32), toBytes(order - 1n)]), publicKey);
keep('S = 0', message, Buffer.concat([honest.subarray(0, 32), toBytes(0n)]), publicKey);

/** Messages numbered until the hash is or is not a multiple of 8, on which the cofactorless equation turns. */
function numbered(wanted: boolean, r: (text: Uint8Array) => Uint8Array, key: Uint8Array): Buffer {
  for (let count = 0; ; count += 1) {
    const text = Buffer.from(`message ${count}`);
    if ((hashOf(r(text), key, text) % 8n === 0n) === wanted) return text;
  }
}

torsion.forEach((point, at) => {
  const small = encode(point);
  const text = numbered(true, commitmentOf, small);
  const forged = Buffer.concat([commitmentOf(text), toBytes(nonceOf(text))]);
  keep(`key of small order ${at}, holds: k·A = 0`, text, forged, small);

  const forSmallR = Buffer.concat([small, toBytes((hashOf(small, publicKey, message) * scalar) % order)]);
  keep(`R of small order ${at}, ${at === 0 ? 'holds' : 'fails'}`, message, forSmallR, publicKey);
  keep(`S = 0, R and key of small order ${at}`, text, Buffer.concat([encode(torsion[0] ?? point), toBytes(0n)]), small);

  if (at === 0) return;
  const mixed = encode(add(decode(publicKey), point));
  for (const holds of [true, false]) {
    const words = numbered(holds, commitmentOf, mixed);
    const k = hashOf(commitmentOf(words), mixed, words);
    const s = (nonceOf(words) + k * scalar) % order;
    const name = `key with a part of small order ${at}, k ${holds ? 'a' : 'no'} multiple of 8`;
    keep(name, words, Buffer.concat([commitmentOf(words), toBytes(s)]), mixed);
  }
  // R + T with an honest key: only an equation multiplied by 8 would hold.
  const shifted = encode(add(decode(commitmentOf(message)), point));
  const s = (nonceOf(message) + hashOf(shifted, publicKey, message) * scalar) % order;
  keep(`R with a part of small order ${at}`, message, Buffer.concat([shifted, toBytes(s)]), publicKey);
});

const twisted = [
  { name: 'y = p', bytes: toBytes(p) },
  { name: 'y = p + 1', bytes: toBytes(p + 1n) },
  { name: 'y = p + 3', bytes: toBytes(p + 3n) },
  { name: 'y = 2^255 - 1', bytes: toBytes(2n ** 255n - 1n) },
  { name: 'y = 1, x = -0', bytes: toBytes(1n | (1n << 255n)) },
  { name: 'y = -1, x = -0', bytes: toBytes((p - 1n) | (1n << 255n)) },
  { name: 'y = p + 1, x = -0', bytes: toBytes((p + 1n) | (1n << 255n)) },
  { name: 'y = 2, no point', bytes: toBytes(2n) },
];
for (const { name, bytes } of twisted) {
  const text = numbered(true, commitmentOf, bytes);
  keep(`key ${name}`, text, Buffer.concat([commitmentOf(text), toBytes(nonceOf(text))]), bytes);
  const s = (hashOf(bytes, publicKey, message) * scalar) % order;
  keep(`R ${name}`, message, Buffer.concat([bytes, toBytes(s)]), publicKey);
}
write('signatures', crooked);

write(
  'check',
  ['one', 'two', 'three'].map((name) => {
    const [leader, leaderDevice, follower, followerDevice] = [
      'leader',
      'device of leader',
      'follower',
      'device of follower',
    ].map((whose) => ed25519(bytesOf(`${whose} ${name}`)));
    const workspace = `workspace ${name}`;
    const [first, second] = [bytesOf(`leader nonce ${name}`), bytesOf(`follower nonce ${name}`)];
    const fields = [
      workspace,
      ...[leader, leaderDevice, follower, followerDevice].map((key) => key ?? Buffer.alloc(0)),
    ];
    const bits = hkdf(Buffer.concat([first, second]), info('check', ...fields), 8).readBigUInt64BE();
    return {
      workspace,
      leader: hex(leader ?? Buffer.alloc(0)),
      leaderDevice: hex(leaderDevice ?? Buffer.alloc(0)),
      follower: hex(follower ?? Buffer.alloc(0)),
      followerDevice: hex(followerDevice ?? Buffer.alloc(0)),
      leaderNonce: hex(first),
      followerNonce: hex(second),
      commitment: hex(hkdf(first, info('check/commit', ...fields))),
      numbers: bits
        .toString(2)
        .padStart(64, '0')
        .slice(0, 36)
        .match(/.{6}/g)
        ?.map((six) => Number.parseInt(six, 2)),
    };
  }),
);
