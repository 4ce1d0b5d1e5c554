/**
 * For who must not show a network address: nothing that names one leaves this device. The browser is told so too
 * (`iceTransportPolicy: 'relay'`); this stands behind it, so that a browser which tells more than it should is not believed.
 */
import type { InnerSignal } from './signal.ts';

const isRelay = (candidate: string): boolean => / typ relay(?: |$)/.test(candidate);

/** A relay's candidate also says from where it was reached. */
const withoutOrigin = (candidate: string): string =>
  candidate.replace(/ raddr \S+/, ' raddr 0.0.0.0').replace(/ rport \S+/, ' rport 0');

/** Origin and connection lines name the default address: with another than a relay's, it is the device's own. */
const withoutDefault = (line: string): string =>
  /^[oc]=/.test(line) ? line.replace(/\bIN IP[46] \S+$/, 'IN IP4 0.0.0.0') : line;

/** The signal without any address but a relay's; null when nothing is left to say. */
export function relayedOnly(inner: InnerSignal): InnerSignal | null {
  if ('sdp' in inner) {
    const lines = inner.sdp.split(/\r?\n/).flatMap((line) => {
      if (!/^a=(?:remote-)?candidate/.test(line)) return [withoutDefault(line)];
      return isRelay(line) ? [withoutOrigin(line)] : [];
    });
    return { ...inner, sdp: lines.join('\r\n') };
  }
  if (inner.type !== 'candidate') return inner;
  const { candidate } = inner.candidate;
  // The empty one says that there are no more.
  if (candidate !== '' && !isRelay(candidate)) return null;
  return { ...inner, candidate: { ...inner.candidate, candidate: withoutOrigin(candidate) } };
}
