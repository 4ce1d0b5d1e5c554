/** Whether the operator's STUN and TURN servers answer, and take the credentials that our server mints. */
import { broken, type Finding, look, ok } from './finding.ts';
import type { Relays } from './socket.ts';
import { reach } from './stun.ts';

export async function lookAtRelays(relays: Relays): Promise<readonly Finding[]> {
  if (relays.urls.length === 0) {
    return [
      look(
        ['Relay: none is set.', 'Relais : aucun n’est réglé.'],
        [
          'Two devices behind different routers often cannot meet without one: set TURN_URL and TURN_SECRET (coturn).',
          'Sans lui, deux appareils derrière des box différentes ne se trouvent souvent pas : règle TURN_URL et TURN_SECRET (coturn).',
        ],
      ),
    ];
  }
  return Promise.all(
    relays.urls.map(async (url) => {
      const reached = await reach(url, relays);
      if (reached === 'works') return ok(`Relay: ${url} works.`, `Relais : ${url} fonctionne.`);
      if (reached === 'refused') {
        return broken(
          [`Relay: ${url} refuses our credentials.`, `Relais : ${url} refuse nos identifiants.`],
          [
            'TURN_SECRET must be coturn’s static-auth-secret, use-auth-secret must stand in its settings, and both clocks must be right.',
            'TURN_SECRET doit être le static-auth-secret de coturn, use-auth-secret doit figurer dans ses réglages, et les deux heures doivent être justes.',
          ],
        );
      }
      return broken(
        [`Relay: ${url} does not answer.`, `Relais : ${url} ne répond pas.`],
        [
          'Is coturn running? Open its port (3478, UDP and TCP) and its range (49160-49999, UDP) in the firewall.',
          'coturn tourne-t-il ? Ouvre son port (3478, UDP et TCP) et sa plage (49160-49999, UDP) dans le pare-feu.',
        ],
      );
    }),
  );
}
