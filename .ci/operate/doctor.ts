/**
 * `npm run doctor -- https://binome.example`: looks at a running server as a browser would, from anywhere, and, on the
 * server's own machine, at its settings and its disk. Each thing that is broken comes with what to do.
 */
import type { Finding } from './doctor/finding.ts';
import { lookAtMachine } from './doctor/machine.ts';
import { lookAtRelays } from './doctor/relays.ts';
import { lookAtSocket } from './doctor/socket.ts';
import { lookAtWeb } from './doctor/web.ts';
import { said, stop } from './words.ts';

const MARKS: Readonly<Record<Finding['state'], readonly [string, string]>> = {
  ok: ['ok   ', 'ok   '],
  look: ['LOOK ', 'VOIR '],
  broken: ['FIX  ', 'CASSÉ'],
};

const given = process.argv.slice(2).find((each) => !each.startsWith('--'));
const text = given ?? process.env.ORIGIN ?? `http://localhost:${process.env.PORT || 8080}`;
const address = URL.canParse(text) && /^https?:/.test(text) ? new URL(text) : null;
if (address === null) {
  stop([
    'npm run doctor -- https://binome.example\n  --away: do not look at this machine’s own settings and disk',
    'npm run doctor -- https://binome.example\n  --away : ne regarde ni les réglages ni le disque de cette machine-ci',
  ]);
}

const findings: Finding[] = [...(await lookAtWeb(address))];
if (findings.length > 1) {
  const [socket, relays] = await lookAtSocket(address);
  findings.push(socket);
  if (relays !== null) findings.push(...(await lookAtRelays(relays)));
}
if (!process.argv.includes('--away')) findings.push(...lookAtMachine(process.env));

console.log(said([`Binôme at ${address.origin}`, `Binôme à ${address.origin}`]));
for (const { state, words, fix } of findings) {
  console.log(`${said(MARKS[state])} ${said(words)}`);
  if (fix) console.log(`        ${said(fix)}`);
}
const wrong = findings.filter(({ state }) => state === 'broken').length;
console.log(
  wrong === 0
    ? said(['Nothing is broken.', 'Rien n’est cassé.'])
    : said([`To mend: ${wrong}.`, `À réparer : ${wrong}.`]),
);
process.exitCode = wrong === 0 ? 0 : 1;
