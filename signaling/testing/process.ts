/** The server as people run it: `node signaling/main.ts`, a process of its own. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { newFolder } from './client.ts';

export interface ServerProcess {
  readonly port: number;
  /** All it has printed. */
  output(): string;
  kill(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null>;
}

/** Resolves once it has printed its address; rejects with its words when it ends first. */
export function spawnServer(env: Record<string, string> = {}, distDir = newFolder()): Promise<ServerProcess> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../main.ts', import.meta.url)), distDir], {
    env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: newFolder(), ...env },
  });
  let output = '';
  const exit = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      const port = /http:\/\/localhost:(\d+)/.exec(output)?.[1];
      if (port === undefined) return;
      resolve({
        port: Number(port),
        output: () => output,
        kill(signal) {
          child.kill(signal);
          return exit;
        },
      });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    exit.then(
      (code) => reject(new Error(`${output}exit ${code}`)),
      (failure) => reject(failure),
    );
  });
}
