/**
 * The store of many nodes: the same promises on Redis 7 or Valkey, and what the nodes tell each other (sharded pub/sub).
 * Every key of a mailbox has that mailbox's hash as its tag: one slot of a Redis Cluster, and no address at rest.
 */
import { hash } from 'node:crypto';
import { Cluster, Redis, type Result } from 'ioredis';
import * as v from 'valibot';
import { type Address, LIMITS } from './protocol.ts';
import { OUTCOMES, type Store, type StoreOptions } from './store.ts';

declare module 'ioredis' {
  interface RedisCommander<Context> {
    binomeRegister(programmes: string, key: string, notice: Uint8Array, most: number): Result<unknown, Context>;
    binomeDeposit(
      ...of: [string, string, string, string, Uint8Array, ...(string | number)[]]
    ): Result<unknown, Context>;
    binomePageBuffer(...of: [string, string, number, number, number, number]): Result<unknown, Context>;
    binomeAcknowledge(...of: [string, string, number, number, ...string[]]): Result<unknown, Context>;
  }
}

// A letter is a key of its own, which Redis lets expire by itself; emptied when it is acknowledged, it is still known.
// The places of a mailbox are times, made to grow: two nodes' clocks may differ. Sizes stand behind the ids in the order.
const SCRIPTS = {
  binomeRegister: {
    numberOfKeys: 1,
    lua: `if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 and redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[3]) then
        return 0 end
      redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
      return 1`,
  },
  binomeDeposit: {
    numberOfKeys: 3,
    lua: `local order, state, letter = KEYS[1], KEYS[2], KEYS[3]
      local id, bytes, now, life = ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[4]
      local once, pass, most, left = ARGV[7], ARGV[8], tonumber(ARGV[9]), ARGV[10]
      if redis.call('EXISTS', letter) == 1 then return 'known' end
      if once == '1' and redis.call('EXISTS', order .. ':closed') == 1 then return 'taken' end
      for _, old in ipairs(redis.call('ZRANGEBYSCORE', order, '-inf', now - life)) do
        redis.call('HINCRBY', state, 'bytes', -tonumber(old:sub(45)))
        redis.call('ZREM', order, old)
      end
      local kept = redis.call('HMGET', state, 'bytes', 'last')
      local size = tonumber(kept[1] or 0) + #bytes
      if redis.call('ZCARD', order) >= tonumber(ARGV[5]) or size > tonumber(ARGV[6]) then return 'full' end
      if pass ~= '' then
        local used = redis.call('INCR', order .. ':pass:' .. pass)
        redis.call('PEXPIRE', order .. ':pass:' .. pass, left)
        if used > most then return 'spent' end
      end
      local place = math.max(now, tonumber(kept[2] or 0) + 1)
      redis.call('SET', letter, bytes, 'PX', life)
      redis.call('ZADD', order, string.format('%.0f', place), id .. ':' .. #bytes)
      redis.call('HSET', state, 'bytes', size, 'last', string.format('%.0f', place))
      redis.call('PEXPIRE', order, life)
      redis.call('PEXPIRE', state, life)
      return 'kept'`,
  },
  binomePage: {
    numberOfKeys: 2,
    lua: `local found, size = {}, 0
      local rows = redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. ARGV[1], '+inf', 'WITHSCORES', 'LIMIT', 0, ARGV[3])
      for at = 1, #rows, 2 do
        local id, place = rows[at]:sub(1, 43), rows[at + 1]
        local bytes = tonumber(place) > tonumber(ARGV[2]) and redis.call('GET', KEYS[2] .. id)
        if bytes and #bytes > 0 then
          size = size + #bytes
          if size > tonumber(ARGV[4]) and #found > 0 then break end
          found[#found + 1] = {place, id, bytes}
        end
      end
      return found`,
  },
  binomeAcknowledge: {
    numberOfKeys: 2,
    lua: `for at = 3, #ARGV do
        local letter = KEYS[1] .. ':' .. ARGV[at]
        local size = redis.call('STRLEN', letter)
        if size > 0 then
          redis.call('SET', letter, '', 'PX', ARGV[1])
          redis.call('ZREM', KEYS[1], ARGV[at] .. ':' .. size)
          redis.call('HINCRBY', KEYS[2], 'bytes', -size)
          if ARGV[2] == '1' then redis.call('SET', KEYS[1] .. ':closed', '', 'PX', ARGV[1]) end
        end
      end`,
  },
};

const PROGRAMMES = 'binome:programmes';
const OutcomeSchema = v.picklist(OUTCOMES);
/** Place, id and bytes of each letter. */
const FoundSchema = v.array(v.tuple([v.instance(Buffer), v.instance(Buffer), v.instance(Buffer)]));

/** The keys of a mailbox: its order, its state, and what its letters' keys begin with. */
function keysOf(mailbox: Address): [order: string, state: string, letter: string] {
  const order = `binome:{${hash('sha256', mailbox, 'base64url')}}`;
  return [order, `${order}:state`, `${order}:`];
}

/** Opens the store, or rejects with what kept it from answering. Several addresses, with commas, are a Redis Cluster. */
export async function openRedis(url: string, { letterLife, random }: StoreOptions): Promise<Store> {
  const common = { lazyConnect: true, scripts: SCRIPTS, enableAutoPipelining: true };
  // What cannot be sent now fails now: the client is told, and tries again.
  const now = { enableOfflineQueue: false, maxRetriesPerRequest: 0, autoResendUnfulfilledCommands: false };
  // Subscriptions wait for the connection instead, and are made again on each new one.
  const later = { lazyConnect: true, maxRetriesPerRequest: null };
  const retryStrategy = (times: number): number => Math.min(2_000, 25 * 2 ** Math.min(times, 7));
  const urls = url.split(',');
  const isCluster = urls.length > 1;
  const redis = isCluster
    ? new Cluster(urls, { ...common, redisOptions: now })
    : new Redis(url, { ...common, ...now, retryStrategy });
  const ears = isCluster
    ? new Cluster(urls, { lazyConnect: true, shardedSubscribers: true })
    : new Redis(url, { ...later, retryStrategy });
  const ends = [redis, ears];
  const lost = (): void => undefined; // each command that it costs is rejected, and `healthy` tells
  for (const end of ends) end.on('error', lost);
  const close = (): void => {
    for (const end of ends) end.disconnect();
  };
  try {
    for (const end of ends) await end.connect();
    await redis.hlen(PROGRAMMES);
  } catch (failure) {
    close();
    throw new Error('Redis, at REDIS_URL, does not answer: start it, or correct the address.', { cause: failure });
  }
  const node = Buffer.from(random(6)).toString('base64url');

  return {
    register: async (key, notice, most) =>
      (await redis.binomeRegister(PROGRAMMES, key, Buffer.from(notice), most)) === 1,
    notice: (key) => redis.hgetBuffer(PROGRAMMES, key),
    async deposit({ id, to, bytes }, room, now) {
      const [order, state, letter] = keysOf(to);
      const { mark, most, until } = room.pass ?? { mark: '', most: 0, until: 0 };
      const pass = [mark, most, Math.ceil(until - now)];
      const limits = [Math.trunc(now), letterLife, room.letters, room.bytes, room.once ? 1 : 0, ...pass];
      const outcome = await redis.binomeDeposit(order, state, letter + id, id, bytes, ...limits);
      return v.parse(OutcomeSchema, outcome);
    },
    async page(mailbox, after, now) {
      const [order, , letter] = keysOf(mailbox);
      const found = await redis.binomePageBuffer(order, letter, after, now - letterLife, LIMITS.list, LIMITS.page);
      return v.parse(FoundSchema, found).map(([place, id, bytes]) => {
        return { id: String(id), bytes, place: Number(place), at: Number(place) };
      });
    },
    async acknowledge(mailbox, ids, _, last = false) {
      const [order, state] = keysOf(mailbox);
      await redis.binomeAcknowledge(order, state, letterLife, last ? 1 : 0, ...ids);
    },
    expire: async () => undefined, // Redis does it by itself
    healthy: () => redis.status === 'ready',
    close,
    others: {
      follow: (channel) => void ears.ssubscribe(channel).catch(lost),
      leave: (channel) => void ears.sunsubscribe(channel).catch(lost),
      tell: (channel, words) => void redis.spublish(channel, node + words).catch(lost),
      onHeard(listener) {
        ears.on('smessage', (channel: string, words: string) => {
          if (!words.startsWith(node)) listener(channel, words.slice(node.length));
        });
      },
      onBack(listener) {
        // Behind the subscriptions, which are made again in the same breath.
        ears.on('ready', () => setImmediate(() => void ears.ping().then(listener, lost)));
      },
    },
  };
}
