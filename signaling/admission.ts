/**
 * Which programmes may register here, when a file says it: signed by the operator (`npm run admit`), read again when it
 * changes. A file that does not hold changes nothing: the last good one stays in force.
 */
import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import * as v from 'valibot';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { isSigned } from './proof.ts';
import { type Address, AddressSchema, SignatureSchema } from './protocol.ts';
import type { Store } from './store.ts';

const AdmissionSchema = v.object({
  /** Grows with each change: an older file, put back, is refused. */
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

/** The store keeps the serial in force, for all nodes. Rejects, in words, when there is no good file to begin with. */
export async function admissions(programmes: Config['programmes'], store: Store, log: Log) {
  if (programmes === undefined || !('file' in programmes)) {
    const keys = programmes && new Set(programmes);
    return { admits: (key: Address): boolean => keys?.has(key) ?? true, stop: () => undefined };
  }
  const { file, operator } = programmes;
  let admitted: ReadonlySet<Address> = new Set();
  const read = async (): Promise<string | null> => {
    try {
      const found = readAdmission(readFileSync(file, 'utf8'), operator);
      if (!found.ok) return found.error;
      const { serial, programmes } = found.value;
      if ((await store.raise(operator, serial)) > serial) return 'it is older than the one in force';
      admitted = new Set(programmes);
      return null;
    } catch {
      return 'it cannot be read, or its serial not kept';
    }
  };
  const error = await read();
  if (error !== null) throw new Error(`The admission file that PROGRAMMES names is refused: ${error}.`);
  watchFile(file, { interval: INTERVAL }, async () => {
    const why = await read();
    if (why === null) log('info', 'admission-read');
    else log('warn', `admission-refused: ${why}; the last good one stays in force`);
  });
  return { admits: (key: Address): boolean => admitted.has(key), stop: () => unwatchFile(file) };
}
