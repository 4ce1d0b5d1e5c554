/**
 * The store of many nodes: the same promises on Redis 7 or Valkey, and what the nodes tell each other (sharded pub/sub).
 * A mailbox's keys all begin with its hash as their tag: one slot of a Redis Cluster, and no address at rest.
 */
import { hash } from 'node:crypto';
import { Cluster, Redis, type Result } from 'ioredis';
import * as v from 'valibot';
import { type Address, LIMITS } from './protocol.ts';
import { OUTCOMES, type Store, type StoreOptions } from './store.ts';

// A letter is a key of its own, which Redis lets expire by itself; emptied when it is acknowledged, it is still known.
// The places of a mailbox are times, made to grow: two nodes' clocks may differ. Sizes stand behind the ids in the order.
// Each is given one key, that of the order, from which it makes the others; and as few words as can be, which cost most.
const SCRIPTS = {
  binomeRegister: `
    if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 and redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[3]) then return 0 end
    redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
    return 1`,
  binomeRaise: `
    local kept = redis.call('HGET', KEYS[1], ARGV[1])
    if kept and tonumber(kept) > tonumber(ARGV[2]) then return kept end
    redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
    return ARGV[2]`,
  binomeDeposit: `
    local order, bytes, of = KEYS[1], ARGV[1], cjson.decode(ARGV[2])
    local state, letter = order .. ':state', order .. ':' .. of.id
    if redis.call('EXISTS', letter) == 1 then return 'known' end
    if of.once and redis.call('EXISTS', order .. ':closed') == 1 then return 'taken' end
    for _, old in ipairs(redis.call('ZRANGEBYSCORE', order, '-inf', of.now - of.life)) do
      redis.call('HINCRBY', state, 'bytes', -tonumber(old:sub(45)))
      redis.call('ZREM', order, old)
    end
    local kept = redis.call('HMGET', state, 'bytes', 'last')
    local size = tonumber(kept[1] or 0) + #bytes
    if redis.call('ZCARD', order) >= of.letters or size > of.bytes then return 'full' end
    if of.pass then
      local pass = order .. ':pass:' .. of.pass.mark
      local used = redis.call('INCR', pass)
      redis.call('PEXPIRE', pass, of.pass['until'] - of.now)
      if used > of.pass.most then return 'spent' end
    end
    local place = string.format('%.0f', math.max(of.now, tonumber(kept[2] or 0) + 1))
    redis.call('SET', letter, bytes, 'PX', of.life)
    redis.call('ZADD', order, place, of.id .. ':' .. #bytes)
    redis.call('HSET', state, 'bytes', size, 'last', place)
    for _, key in ipairs({order, state}) do redis.call('PEXPIRE', key, of.life) end
    return 'kept'`,
  binomePage: `
    local found, size = {}, 0
    local after = tonumber(ARGV[1]) > tonumber(ARGV[2]) and ARGV[1] or ARGV[2]
    local rows = redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. after, '+inf', 'WITHSCORES', 'LIMIT', 0, ARGV[3])
    for at = 1, #rows, 2 do
      local id, place = rows[at]:sub(1, 43), rows[at + 1]
      local bytes = redis.call('GET', KEYS[1] .. ':' .. id)
      if bytes and #bytes > 0 then
        size = size + #bytes
        if size > tonumber(ARGV[4]) and #found > 0 then break end
        found[#found + 1] = {place, id, bytes}
      end
    end
    return found`,
  binomeAcknowledge: `
    for at = 3, #ARGV do
      local letter = KEYS[1] .. ':' .. ARGV[at]
      local size = redis.call('STRLEN', letter)
      if size > 0 then
        redis.call('SET', letter, '', 'PX', ARGV[1])
        redis.call('ZREM', KEYS[1], ARGV[at] .. ':' .. size)
        redis.call('HINCRBY', KEYS[1] .. ':state', 'bytes', -size)
        if ARGV[2] == '1' then redis.call('SET', KEYS[1] .. ':closed', '', 'PX', ARGV[1]) end
      end
    end`,
};
type Word = string | number | Buffer;
type Names = keyof typeof SCRIPTS | 'binomePageBuffer';
declare module 'ioredis' {
  interface RedisCommander<Context>
    extends Record<Names, (key: string, ...words: Word[]) => Result<unknown, Context>> {}
}

const PROGRAMMES = 'binome:programmes';
const OutcomeSchema = v.picklist(OUTCOMES);
/** Place, id and bytes of each letter. */
const FoundSchema = v.array(v.tuple([v.instance(Buffer), v.instance(Buffer), v.instance(Buffer)]));

/** The key of a mailbox's order, with which its others begin. */
const orderOf = (mailbox: Address): string => `binome:{${hash('sha256', mailbox, 'base64url')}}`;

/** Opens the store, or rejects with what kept it from answering. Several addresses, with commas, are a Redis Cluster. */
export async function openRedis(url: string, { letterLife, random }: StoreOptions): Promise<Store> {
  const scripts = Object.fromEntries(Object.entries(SCRIPTS).map(([name, lua]) => [name, { lua, numberOfKeys: 1 }]));
  const common = { lazyConnect: true, scripts, enableAutoPipelining: true };
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
  const node = Buffer.from(random(8));

  return {
    register: async (key, notice, most) =>
      (await redis.binomeRegister(PROGRAMMES, key, Buffer.from(notice), most)) === 1,
    notice: (key) => redis.hgetBuffer(PROGRAMMES, key),
    async deposit({ id, to, bytes }, room, now) {
      const of = JSON.stringify({ ...room, id, now: Math.trunc(now), life: letterLife });
      return v.parse(OutcomeSchema, await redis.binomeDeposit(orderOf(to), bytes, of));
    },
    async page(mailbox, after, now) {
      const limits = [LIMITS.list, LIMITS.page];
      const found = await redis.binomePageBuffer(orderOf(mailbox), after, now - letterLife, ...limits);
      return v.parse(FoundSchema, found).map(([place, id, bytes]) => {
        return { id: String(id), bytes, place: Number(place), at: Number(place) };
      });
    },
    async acknowledge(mailbox, ids, _, last = false) {
      await redis.binomeAcknowledge(orderOf(mailbox), letterLife, last ? 1 : 0, ...ids);
    },
    expire: async () => undefined, // Redis does it by itself
    raise: async (key, serial) => Number(await redis.binomeRaise('binome:serials', key, serial)),
    healthy: () => redis.status === 'ready',
    close,
    others: {
      follow: (channel) => void ears.ssubscribe(channel).catch(lost),
      leave: (channel) => void ears.sunsubscribe(channel).catch(lost),
      tell: (channel, words) => void redis.spublish(channel, Buffer.concat([node, words])).catch(lost),
      onHeard(listener) {
        ears.on('smessageBuffer', (channel: Buffer, told: Buffer) => {
          if (!told.subarray(0, node.length).equals(node)) listener(String(channel), told.subarray(node.length));
        });
      },
      onBack(listener) {
        // Behind the subscriptions, which are made again in the same breath.
        ears.on('ready', () => setImmediate(() => void ears.ping().then(listener, lost)));
      },
    },
  };
}
