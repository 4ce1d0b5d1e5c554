import type { ReadyBundle } from '../../session/bundleTypes.ts';

const TYPE = 'application/x-binome';

export const fileOf = ({ bytes, name }: Pick<ReadyBundle, 'bytes' | 'name'>): File =>
  new File([new Uint8Array(bytes)], name, { type: TYPE });

/** Long enough for the slowest disk to begin; the address keeps the bytes in memory meanwhile. */
const KEPT_MS = 60_000;

export function save(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
