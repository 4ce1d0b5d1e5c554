/** Hands a file to the browser to save, under a name of ours. */
export function saveAs(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Browsers read it after the click; a minute is more than they take.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
