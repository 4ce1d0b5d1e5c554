/** The worker's side of sharing: what is shared to the app waits in the worker's memory for the page that opens. */

/** A share of more than this is no bundle. */
const LIMIT = 48 * 1024 * 1024;

let waiting: (Uint8Array | string)[] = [];

/** Keeps what the form holds, and sends the browser to the page. Not on the disk: it may be anybody's plain words. */
export async function receiveShare(request: Request, place: string): Promise<Response> {
  const form = await request.formData();
  const things: (Uint8Array | string)[] = [];
  let length = 0;
  for (const value of form.values()) {
    length += typeof value === 'string' ? value.length : value.size;
    if (length > LIMIT) break;
    things.push(typeof value === 'string' ? value : new Uint8Array(await value.arrayBuffer()));
  }
  waiting = things.filter((thing) => thing.length > 0);
  return Response.redirect(place, 303);
}

/** Given back by a page that starts anew before anybody said whose turn it is. */
export function keepShared(things: unknown): void {
  if (Array.isArray(things)) waiting = things.filter((each) => typeof each === 'string' || each instanceof Uint8Array);
}

/** Once: whoever asks again gets nothing. */
export function takeShared(): (Uint8Array | string)[] {
  const taken = waiting;
  waiting = [];
  return taken;
}
