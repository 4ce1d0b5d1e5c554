const ALLOWED = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** A typed address, completed with https; null for what is no address or could run code. */
export function addressOf(typed: string): string | null {
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) return null;
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/:]+\.[^/:]+:\d/.test(text) ? text : `https://${text}`;
  try {
    const url = new URL(whole);
    if (!ALLOWED.has(url.protocol)) return null;
    return url.protocol.startsWith('http') && !url.hostname.includes('.') && url.hostname !== 'localhost'
      ? null
      : url.href;
  } catch {
    return null; // Not an address: said by the form.
  }
}
