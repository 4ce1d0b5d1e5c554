/**
 * Which programmes may register here, when a file says it: signed by the operator (`npm run admit`), read again when it
 * changes. A file that does not hold changes nothing: the last good one stays in force.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, unwatchFile, watchFile, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { isSigned } from './proof.ts';
import { type Address, AddressSchema, SignatureSchema } from './protocol.ts';

const AdmissionSchema = v.object({
  /** Grows by one a change: an older file, put back, is refused. */
  serial: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  programmes: v.array(AddressSchema),
  signature: SignatureSchema,
});
export type Admission = v.InferOutput<typeof AdmissionSchema>;

/** What the operator signs. */
export const admissionPayload = ({ serial, programmes }: Pick<Admission, 'serial' | 'programmes'>): Uint8Array =>
  Buffer.from(`binome/1/admission\0${JSON.stringify([serial, ...programmes])}`);

/** Reads a file's text; the error is a plain sentence. Never throws. */
export function readAdmission(text: string, operator: Address) {
  const { output, success } = v.safeParse(v.pipe(v.string(), v.parseJson(), AdmissionSchema), text);
  if (!success) return { ok: false as const, error: 'it is not what npm run admit writes' };
  if (isSigned(admissionPayload(output), operator, output.signature)) return { ok: true as const, value: output };
  return { ok: false as const, error: 'it was altered, or another operator signed it' };
}

/** How often the file is looked at, ms: also where a file system tells nobody of a change. */
const INTERVAL = 1_000;

/** `dataDir`: keeps the serial in force over restarts. Throws, in words, when there is no good file to begin with. */
export function admissions(programmes: Config['programmes'], dataDir: string, log: Log) {
  if (programmes === undefined || !('file' in programmes)) {
    const keys = programmes && new Set(programmes);
    return { admits: (key: Address): boolean => keys?.has(key) ?? true, stop: () => undefined };
  }
  const { file, operator } = programmes;
  const kept = join(dataDir, `admission.${operator}`);
  let serial = existsSync(kept) ? Number(readFileSync(kept, 'utf8')) : 0;
  let admitted: ReadonlySet<Address> = new Set();
  const read = (): string | null => {
    try {
      const found = readAdmission(readFileSync(file, 'utf8'), operator);
      if (!found.ok) return found.error;
      if (!(found.value.serial >= serial)) return 'it is older than the one in force';
      if (found.value.serial !== serial && dataDir !== ':memory:') {
        mkdirSync(dataDir, { recursive: true, mode: 0o700 });
        writeFileSync(`${kept}.new`, String(found.value.serial), { flush: true });
        renameSync(`${kept}.new`, kept); // never half of it
      }
      ({ serial } = found.value);
      admitted = new Set(found.value.programmes);
      return null;
    } catch {
      return 'it cannot be read, or its serial not kept in DATA_DIR';
    }
  };
  const error = read();
  if (error !== null) throw new Error(`The admission file that PROGRAMMES names is refused: ${error}.`);
  watchFile(file, { interval: INTERVAL }, () => {
    const why = read();
    if (why === null) log('info', 'admission-read');
    else log('warn', `admission-refused: ${why}; the last good one stays in force`);
  });
  return { admits: (key: Address): boolean => admitted.has(key), stop: () => unwatchFile(file) };
}
