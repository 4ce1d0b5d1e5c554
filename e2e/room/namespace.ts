/** A network of its own, which can be cut without a word to anybody in it. Linux, as root; elsewhere there is none. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Namespace {
  /** A program that runs another inside. */
  wrap(program: string, folder: string): Promise<string>;
  /** The server inside, on a port of its choice. */
  serve(folder: string): Promise<{ readonly port: number; stop(): void }>;
  /** Every packet is lost, UDP and TCP, until `mend`. No interface that a browser watches goes down. */
  cut(): void;
  mend(): void;
  close(): void;
}

const ip = (...words: string[]): void => void execFileSync('ip', words, { stdio: 'pipe' });

/** Null where the system does not allow it. */
export function openNamespace(): Namespace | null {
  const name = `room-${process.pid}`;
  const inside = (...words: string[]): void => ip('netns', 'exec', name, 'ip', ...words);
  try {
    ip('netns', 'add', name);
  } catch {
    return null;
  }
  // Browsers gather no loopback address: they are given a cable to themselves. Its packets still pass through lo.
  inside('link', 'set', 'lo', 'up');
  inside('link', 'add', 'cable', 'type', 'veth', 'peer', 'name', 'plug');
  inside('addr', 'add', '10.9.0.1/24', 'dev', 'cable');
  inside('link', 'set', 'cable', 'up');
  inside('link', 'set', 'plug', 'up');
  // A browser that may not use the camera gathers only the address of its default route, wherever that leads.
  inside('route', 'add', 'default', 'via', '10.9.0.254');
  return {
    async wrap(program, folder) {
      const script = join(folder, 'inside');
      await writeFile(script, `#!/bin/sh\nexec ip netns exec ${name} '${program}' "$@"\n`);
      await chmod(script, 0o755);
      return script;
    },
    async serve(folder) {
      const script = fileURLToPath(new URL('./serveInside.ts', import.meta.url));
      const process_ = spawn('ip', ['netns', 'exec', name, process.execPath, script, folder], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [line] = await once(process_.stdout, 'data');
      return { port: Number(String(line)), stop: () => void process_.kill() };
    },
    cut: () => inside('link', 'set', 'lo', 'down'),
    mend: () => inside('link', 'set', 'lo', 'up'),
    close: () => ip('netns', 'del', name),
  };
}
