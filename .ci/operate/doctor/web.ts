/** The server as a browser meets it: address, certificate, pages, headers, clock, counts. */

import type { IncomingHttpHeaders } from 'node:http';
import { get as getPlain } from 'node:http';
import { get as getSecure } from 'node:https';
import type { TLSSocket } from 'node:tls';
import * as v from 'valibot';
import { broken, codeOf, type Finding, look, ok } from './finding.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Days until the certificate ends; null without one. */
  readonly days: number | null;
}

const LIMIT = 8_000;
const DAY = 86_400_000;

function ask(address: URL, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const get = address.protocol === 'https:' ? getSecure : getPlain;
  return new Promise((resolve, reject) => {
    const request = get(new URL(path, address), { headers, agent: false, timeout: LIMIT }, (response) => {
      const ends = address.protocol === 'https:' ? (response.socket as TLSSocket).getPeerCertificate().valid_to : null;
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(parts).toString(),
          days: ends === null ? null : (Date.parse(ends) - Date.now()) / DAY,
        }),
      );
    });
    request.on('timeout', () => request.destroy(new Error('ETIMEDOUT')));
    request.on('error', reject);
  });
}

const TLS: Readonly<Record<string, readonly [Finding['words'], Finding['words']]>> = {
  CERT_HAS_EXPIRED: [
    ['TLS: the certificate has ended.', 'TLS : le certificat est périmé.'],
    [
      'Let the reverse proxy renew it (Caddy does by itself when ports 80 and 443 are open to it), and look at the clock.',
      'Laisse le proxy inverse le renouveler (Caddy le fait seul si les ports 80 et 443 lui sont ouverts), et vérifie l’heure.',
    ],
  ],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    ['TLS: the certificate is for another name.', 'TLS : le certificat est celui d’un autre nom.'],
    [
      'Ask for a certificate with exactly this name, or use the address that it names.',
      'Demande un certificat à ce nom exact, ou utilise l’adresse qu’il porte.',
    ],
  ],
};
const UNTRUSTED = [
  ['TLS: browsers do not trust this certificate.', 'TLS : les navigateurs ne font pas confiance à ce certificat.'],
  [
    'Use one of a public authority, with its whole chain; Caddy gets one by itself.',
    'Prends celui d’une autorité publique, avec toute sa chaîne ; Caddy en obtient un tout seul.',
  ],
] as const;

function unreachable(address: URL, failure: unknown): Finding {
  const code = codeOf(failure);
  const known = TLS[code] ?? (/CERT|SIGNED|ISSUER|SIGNATURE/.test(code) ? UNTRUSTED : undefined);
  if (known !== undefined) return broken(...known);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return broken(
      [
        `Address: the name ${address.hostname} leads nowhere.`,
        `Adresse : le nom ${address.hostname} ne mène nulle part.`,
      ],
      [
        'Add an A (and AAAA) record for it where you rent the name, and wait until it is known.',
        'Ajoute un enregistrement A (et AAAA) chez qui te loue ce nom, et attends qu’il soit connu.',
      ],
    );
  }
  return broken(
    [
      `Address: nothing answers at ${address.origin} (${code}).`,
      `Adresse : rien ne répond à ${address.origin} (${code}).`,
    ],
    [
      'Is the server running, and the reverse proxy before it? Does the firewall let this port through?',
      'Le serveur tourne-t-il, et le proxy inverse devant lui ? Le pare-feu laisse-t-il passer ce port ?',
    ],
  );
}

const HEADERS: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /default-src 'none'.*require-trusted-types-for 'script'/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^no-referrer$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'permissions-policy': /camera=\(self\)/,
};

const isNear = ({ hostname }: URL): boolean => /^(localhost|127\..*|\[::1\])$/.test(hostname);
const HealthSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ status: v.string(), version: v.string(), store: v.string() }),
);

export async function lookAtWeb(address: URL): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  let health: Answer;
  try {
    health = await ask(address, '/healthz');
  } catch (failure) {
    return [unreachable(address, failure)];
  }
  const { output, success } = v.safeParse(HealthSchema, health.text);
  if (!success) {
    return [
      broken(
        [
          `Address: what answers at ${address.origin} is not Binôme.`,
          `Adresse : ce qui répond à ${address.origin} n’est pas Binôme.`,
        ],
        [
          'Point the reverse proxy at the server’s PORT (8080), for every path.',
          'Dirige le proxy inverse vers le PORT du serveur (8080), pour tous les chemins.',
        ],
      ),
    ];
  }
  findings.push(ok(`Address: Binôme ${output.version} answers.`, `Adresse : Binôme ${output.version} répond.`));
  findings.push(
    output.store === 'ok'
      ? ok('Letters: the store works.', 'Lettres : le stockage fonctionne.')
      : broken(
          ['Letters: the store does not work.', 'Lettres : le stockage ne fonctionne pas.'],
          [
            'Look at the server’s log: a full disk, a damaged file, or Redis that does not answer.',
            'Regarde le journal du serveur : disque plein, fichier abîmé, ou Redis qui ne répond pas.',
          ],
        ),
  );
  findings.push(lookAtTls(address, health.days), lookAtClock(health.headers.date));
  findings.push(...(await lookAtPage(address)));
  const counts = isNear(address) ? null : await ask(address, '/metrics').catch(() => null);
  if (counts?.text.includes('binome_')) {
    findings.push(
      broken(
        ['Counts: /metrics can be read from outside.', 'Compteurs : /metrics se lit de l’extérieur.'],
        [
          'Let the proxy say for whom it asks (X-Forwarded-For), or refuse this path.',
          'Que le proxy dise pour qui il demande (X-Forwarded-For), ou refuse ce chemin.',
        ],
      ),
    );
  }
  return findings;
}

function lookAtTls(address: URL, days: number | null): Finding {
  if (days === null) {
    if (isNear(address))
      return ok('TLS: not needed on this machine itself.', 'TLS : inutile sur la machine elle-même.');
    return broken(
      ['TLS: the address begins with http.', 'TLS : l’adresse commence par http.'],
      [
        'Put a reverse proxy with a certificate before it: browsers refuse calls, offline use and keys without https.',
        'Mets devant un proxy inverse avec un certificat : sans https, les navigateurs refusent appels, hors-ligne et clés.',
      ],
    );
  }
  if (days > 14) return ok(`TLS: valid for ${Math.floor(days)} days.`, `TLS : valable ${Math.floor(days)} jours.`);
  return look(
    [
      `TLS: the certificate ends in ${Math.floor(days)} days.`,
      `TLS : le certificat finit dans ${Math.floor(days)} jours.`,
    ],
    [
      'It should have been renewed by now: look at the proxy’s log.',
      'Il devrait être renouvelé : regarde le journal du proxy.',
    ],
  );
}

function lookAtClock(date: string | undefined): Finding {
  const apart = Math.abs(Date.parse(date ?? '') - Date.now()) / 1_000;
  if (apart <= 30) return ok('Clock: right.', 'Heure : juste.');
  return broken(
    [
      `Clock: the server and this machine are ${Math.round(apart)} s apart.`,
      `Heure : le serveur et cette machine diffèrent de ${Math.round(apart)} s.`,
    ],
    [
      'Switch time synchronisation on for both (timedatectl set-ntp true): credentials of the relay last an hour.',
      'Active la synchronisation de l’heure des deux (timedatectl set-ntp true) : les accès au relais durent une heure.',
    ],
  );
}

async function lookAtPage(address: URL): Promise<readonly Finding[]> {
  const page = await ask(address, '/').catch(() => null);
  if (page === null || page.status !== 200) {
    return [
      broken(
        [`Page: not served (${page?.status ?? '–'}).`, `Page : non servie (${page?.status ?? '–'}).`],
        [
          'Build it with npm run build, or give the folder of the build to signaling/main.ts.',
          'Construis-la avec npm run build, ou donne le dossier de la construction à signaling/main.ts.',
        ],
      ),
    ];
  }
  const wrong = Object.entries(HEADERS).filter(([name, form]) => !form.test(String(page.headers[name] ?? '')));
  const names = wrong.map(([name]) => name).join(', ');
  const headers =
    names === ''
      ? ok('Headers: all there.', 'En-têtes : tous là.')
      : broken(
          [`Headers: missing or changed on the way: ${names}.`, `En-têtes : absents ou changés en chemin : ${names}.`],
          [
            'Let the proxy pass the server’s headers as they are, and set none of these itself.',
            'Que le proxy laisse passer les en-têtes du serveur tels quels, et n’en pose aucun de ceux-là.',
          ],
        );
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(page.text)?.[1];
  const asset = script === undefined ? null : await ask(address, script, { 'accept-encoding': 'br' }).catch(() => null);
  if (asset === null) return [headers];
  const isLean = asset.headers['content-encoding'] === 'br' && /immutable/.test(String(asset.headers['cache-control']));
  const compressed = isLean
    ? ok('Scripts: compressed, kept by browsers.', 'Scripts : compressés, gardés par les navigateurs.')
    : look(
        [
          'Scripts: not compressed, or asked for again each time.',
          'Scripts : non compressés, ou redemandés chaque fois.',
        ],
        [
          'Let the proxy pass accept-encoding, content-encoding and cache-control.',
          'Que le proxy laisse passer accept-encoding, content-encoding et cache-control.',
        ],
      );
  return [headers, compressed];
}
