/** Long enough for any browser to begin reading. */
const KEPT = 60_000;

/** Hands a file to the browser's downloads. It is never opened here: in our origin it could run. */
export function save(blob: Blob, name: string): void {
  const anchor = document.createElement('a');
  const url = URL.createObjectURL(blob);
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT);
}
