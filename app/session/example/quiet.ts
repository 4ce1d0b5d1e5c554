/** Nobody to meet, and no server: for a space or an office that is only an example. Nothing of it ever leaves. */
import { err } from '../../../crypto/result.ts';
import { changeable } from '../../model/observable.ts';
import { openRoom } from '../../peer/index.ts';
import type { Relays, Server } from '../../peer/types.ts';
import type { Core } from '../core.ts';

const away = async () => err({ tag: 'unreachable' } as const);

const server: Server = {
  get: () => 'offline',
  subscribe: () => () => undefined,
  register: away,
  read: away,
  deposit: away,
  collect: () => () => undefined,
  join: () => ({ publish: () => false, leave: () => undefined }),
  relays: changeable<Relays | null>(null),
  carried: () => 0,
  retry: () => undefined,
  close: () => undefined,
};

/** A room with nobody in it. */
export const openQuietRoom: Core['openRoom'] = (options) =>
  openRoom(options, () => ({
    announce: () => undefined,
    connections: () => 0,
    self: () => null,
    close: async () => undefined,
  }));

/** The same person and disk, alone. */
export const quietly = (core: Core): Core => ({ ...core, server, openRoom: openQuietRoom });
