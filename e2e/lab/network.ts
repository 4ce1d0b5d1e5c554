/**
 * Two homes and a street between them, on one machine: each home behind a router that can be told how to behave, and on the
 * street the signalling server and a TURN server. Linux, as root, with iproute2, iptables and coturn.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { root } from '../../.ci/build.ts';
import { waitFor } from '../support/wait.ts';

/** The address that README.md takes as its example. */
export const STREET = '203.0.113.1';
export const TURN_PORT = 3478;

const HOMES = {
  ada: { door: '203.0.113.11', lan: '10.1.0' },
  ben: { door: '203.0.113.12', lan: '10.2.0' },
} as const;
export type Home = keyof typeof HOMES;
export const addressesOf = (home: Home): readonly string[] => [HOMES[home].door, `${HOMES[home].lan}.`];

/** `port-preserving`: what most homes have. `symmetric`: another port for each destination, so that no address learnt from STUN is of use. */
export type Router = 'port-preserving' | 'symmetric';

export interface Network {
  /** A program that runs `program` on the device in this home. */
  inside(home: Home, program: string, folder: string): Promise<string>;
  /** Starts `program` on the street. */
  onStreet(program: string, args: readonly string[], env?: Readonly<Record<string, string>>): ChildProcess;
  /** Both routers, from now on. */
  route(router: Router, udp: 'open' | 'blocked'): void;
  /** coturn as README.md configures it, with this secret; it also answers STUN. */
  relay(secret: string): Promise<{ stop(): Promise<void> }>;
  /** Takes the device's cable out, and puts it back, with this last number of its address. */
  unplug(home: Home): void;
  /** From now on all that passes between the street and Ben's router is late, narrow and lossy. Only where it was opened as slow. */
  slowDown(): Promise<void>;
  plug(home: Home, last?: number): void;
  close(): void;
}

/** A line at the end of the world, each way: ms, bits a second, per cent of packets. */
export const SLOW = { delay: 400, rate: 64_000, loss: 5 } as const;

/** Why there can be no such network here; null: there can. */
export function missing(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'it needs Linux and root';
  const lacking = Object.keys(PACKAGES).filter((tool) => !isOnPath(tool));
  if (lacking.length > 0) return `${lacking.join(' and ')} not installed (apt-get install ${packages.join(' ')})`;
  try {
    execFileSync('ip', ['netns', 'add', PROBE], { stdio: 'pipe' });
    execFileSync('ip', ['netns', 'del', PROBE], { stdio: 'pipe' });
    return null;
  } catch {
    return 'this system allows no network namespaces';
  }
}

/** Tools, and what brings them on Debian. */
const PACKAGES = { ip: 'iproute2', iptables: 'iptables', turnserver: 'coturn', python3: 'python3-minimal' };
export const packages: readonly string[] = Object.values(PACKAGES);
const PROBE = `lab-${process.pid}`;
const isOnPath = (tool: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, tool), constants.X_OK);
      return true;
    } catch {
      return false; // not there
    }
  });

/** What README.md tells an operator to write, and nothing else: what is recommended is what is tried. */
function fromReadme(): string {
  const found = /```\n(realm=[\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'));
  if (found?.[1] === undefined) throw new Error('README.md has the configuration of coturn');
  return found[1];
}

/** `slow`: there is a cable that can be slowed down. */
export async function openNetwork({ slow = false } = {}): Promise<Network> {
  const space = (name: string): string => `lab-${process.pid}-${name}`;
  const run = (line: string): void => void execFileSync('sh', ['-ec', line], { stdio: 'pipe' });
  const at = (name: string, ...lines: readonly string[]): void => {
    for (const line of lines) run(`ip netns exec ${space(name)} ${line}`);
  };
  const read = (name: string, line: string): string =>
    execFileSync('sh', ['-ec', `ip netns exec ${space(name)} ${line}`], { encoding: 'utf8' }).trim();
  const running = new Set<ChildProcess>();
  const spaces = ['street', ...Object.keys(HOMES).flatMap((home) => [`router-${home}`, home])];

  function cable(from: string, port: string, to: string, plug: string): void {
    run(`ip link add ${port} netns ${space(from)} type veth peer name ${plug} netns ${space(to)}`);
    at(from, `ip link set ${port} up`);
    at(to, `ip link set ${plug} up`);
  }

  /** Resolves once a line of this was printed. */
  const said = (child: ChildProcess, word: string): Promise<void> =>
    new Promise((resolve, reject) => {
      child.stdout?.on('data', (text) => String(text).includes(word) && resolve());
      child.once('exit', (code) => reject(new Error(`it ended (${code}) before it said "${word}"`)));
    });

  async function slowCable(from: string, port: string, to: string, plug: string): Promise<ChildProcess> {
    const settings = [SLOW.delay, SLOW.rate, SLOW.loss].map(String);
    const script = join(import.meta.dirname, 'shaper.py');
    const child = spawn('python3', [script, ...settings, `${space(from)}:${port}`, `${space(to)}:${plug}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    running.add(child);
    await said(child, 'up');
    at(from, `ip link set ${port} up`);
    at(to, `ip link set ${plug} up`);
    return child;
  }

  /** The rest of the internet: takes every packet and answers none. Without it a relay's socket would fail on an address that leads nowhere. */
  const elsewhere = [
    'ip link add void type veth peer name end',
    'ip link set void arp off up',
    'ip link set end up',
    'ip route add default dev void',
  ];

  let slowed: ChildProcess | null = null;
  for (const name of spaces) {
    run(`ip netns add ${space(name)}`);
    at(name, 'ip link set lo up');
  }
  at(
    'street',
    'ip link add lane type bridge',
    'ip link set lane up',
    `ip addr add ${STREET}/24 dev lane`,
    ...elsewhere,
  );
  for (const [home, { door, lan }] of Object.entries(HOMES)) {
    const router = `router-${home}`;
    if (slow && home === 'ben') slowed = await slowCable('street', home, router, 'wan');
    else cable('street', home, router, 'wan');
    at('street', `ip link set ${home} master lane`);
    cable(router, 'lan', home, 'cable');
    at(
      router,
      `ip addr add ${door}/24 dev wan`,
      `ip addr add ${lan}.1/24 dev lan`,
      'sysctl -q -w net.ipv4.ip_forward=1',
      ...elsewhere,
    );
    at(home, `ip addr add ${lan}.2/24 dev cable`, `ip route add default via ${lan}.1`);
  }

  const onStreet: Network['onStreet'] = (program, args, env = {}) => {
    const child = spawn('ip', ['netns', 'exec', space('street'), program, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    running.add(child);
    child.once('exit', () => running.delete(child));
    return child;
  };

  return {
    async inside(home, program, folder) {
      const script = join(folder, `inside-${home}`);
      await writeFile(script, `#!/bin/sh\nexec ip netns exec ${space(home)} '${program}' "$@"\n`);
      await chmod(script, 0o755);
      return script;
    },
    onStreet,
    route(router, udp) {
      for (const home of Object.keys(HOMES)) {
        at(
          `router-${home}`,
          'iptables -F',
          'iptables -t nat -F',
          `iptables -t nat -A POSTROUTING -o wan -j MASQUERADE ${router === 'symmetric' ? '--random-fully' : ''}`,
          // What nobody inside asked for is dropped before it takes the port that an answer will need.
          'iptables -A INPUT -i wan -m conntrack --ctstate NEW -j DROP',
          ...(udp === 'blocked' ? ['iptables -A FORWARD -p udp -j DROP'] : []),
        );
      }
    },
    async relay(secret) {
      const file = join(mkdtempSync(join(tmpdir(), 'lab-turn-')), 'turnserver.conf');
      writeFileSync(file, fromReadme().replace('SECRET', secret));
      const child = onStreet('turnserver', [
        ...['-c', file, '--no-tls', '--no-dtls', '--log-file=stdout', `--pidfile=${file}.pid`],
        ...[`--listening-ip=${STREET}`, `--relay-ip=${STREET}`],
      ]);
      child.stdout?.resume();
      child.stderr?.resume();
      await waitFor('the TURN server listens', () => {
        if (child.exitCode !== null) throw new Error(`turnserver ended (${child.exitCode})`);
        return read('street', `ss -Hltn sport = :${TURN_PORT}`) !== '';
      });
      return {
        async stop() {
          child.kill();
          if (child.exitCode === null) await once(child, 'exit');
        },
      };
    },
    async slowDown() {
      if (slowed === null) throw new Error('this network was not opened as slow');
      const told = said(slowed, 'slow');
      slowed.kill('SIGUSR1');
      await told;
    },
    unplug: (home) => at(home, 'ip link set cable down', 'ip addr flush dev cable'),
    plug(home, last = 2) {
      const { lan } = HOMES[home];
      at(home, `ip addr add ${lan}.${last}/24 dev cable`, 'ip link set cable up', `ip route add default via ${lan}.1`);
    },
    close() {
      for (const child of running) child.kill('SIGKILL');
      for (const name of spaces) run(`ip netns del ${space(name)}`);
    },
  };
}
