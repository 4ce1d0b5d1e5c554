/** The store of one node: undelivered letters and programmes' notices, on Node's own SQLite. */
import { hash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import * as v from 'valibot';
import { type Address, type LetterId, LIMITS } from './protocol.ts';
import type { KeptLetter, Store, StoreOptions } from './store.ts';

// Sums are kept by triggers: counting a mailbox of thousands at each deposit would make the flood its own accomplice.
const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA secure_delete = ON;
  PRAGMA busy_timeout = 250;
  CREATE TABLE IF NOT EXISTS programmes (key TEXT PRIMARY KEY, notice BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS letters (
    place INTEGER PRIMARY KEY AUTOINCREMENT, mailbox TEXT NOT NULL, id TEXT NOT NULL, letter BLOB NOT NULL,
    at INTEGER NOT NULL, UNIQUE (mailbox, id)) STRICT;
  CREATE INDEX IF NOT EXISTS letters_by_mailbox ON letters (mailbox, place);
  CREATE INDEX IF NOT EXISTS letters_by_age ON letters (at);
  CREATE TABLE IF NOT EXISTS mailboxes (
    key TEXT PRIMARY KEY, letters INTEGER NOT NULL, bytes INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS delivered (mark BLOB PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS delivered_by_age ON delivered (at);
  CREATE TABLE IF NOT EXISTS passes (mark TEXT PRIMARY KEY, used INTEGER NOT NULL, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS serials (key TEXT PRIMARY KEY, serial INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TRIGGER IF NOT EXISTS letter_in AFTER INSERT ON letters BEGIN
    INSERT INTO mailboxes VALUES (NEW.mailbox, 1, length(NEW.letter))
      ON CONFLICT DO UPDATE SET letters = letters + 1, bytes = bytes + length(NEW.letter);
  END;
  CREATE TRIGGER IF NOT EXISTS letter_out AFTER DELETE ON letters BEGIN
    UPDATE mailboxes SET letters = letters - 1, bytes = bytes - length(OLD.letter) WHERE key = OLD.mailbox;
    DELETE FROM mailboxes WHERE key = OLD.mailbox AND letters < 1;
  END;`;

/** All that decides whether a letter enters, in one question. */
const ROOM = `SELECT EXISTS (SELECT 1 FROM delivered WHERE mark = $closed) AS closed,
    EXISTS (SELECT 1 FROM letters WHERE mailbox = $to AND id = $id)
      OR EXISTS (SELECT 1 FROM delivered WHERE mark = $mark) AS known,
    coalesce((SELECT letters FROM mailboxes WHERE key = $to), 0) AS letters,
    coalesce((SELECT bytes FROM mailboxes WHERE key = $to), 0) AS bytes`;

const NoticeRow = v.object({ notice: v.instance(Uint8Array) });
const CountRow = v.object({ count: v.number() });
const RoomRow = v.object({ known: v.number(), closed: v.number(), letters: v.number(), bytes: v.number() });
const LetterRow = v.object({ place: v.number(), id: v.string(), bytes: v.instance(Uint8Array), at: v.number() });

// A delivered letter must stay known, or a sender whose acknowledgement was lost would deliver it twice; but not its address.
// Under no id, that the mailbox is closed.
const markOf = (mailbox: Address, id: LetterId | ''): Uint8Array => hash('sha256', `${mailbox}/${id}`, 'buffer');

/** Opens, or founds, the store. Throws when the folder cannot be used or the file is not sound; the file is left as it is. */
export function openSqlite({ dataDir, letterLife, pages }: StoreOptions): Store {
  if (dataDir !== ':memory:') mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const db = new DatabaseSync(dataDir === ':memory:' ? dataDir : join(dataDir, 'letters.sqlite'));
  const { quick_check: check } = { ...db.prepare('PRAGMA quick_check(1)').get() };
  if (check !== 'ok') throw Object.assign(new Error('the file is damaged'), { code: 'ERR_SQLITE_ERROR' });
  db.exec(SCHEMA);
  db.exec(`PRAGMA max_page_count = ${Math.trunc(pages)}; BEGIN IMMEDIATE; ROLLBACK`); // throws where it may only be read
  // Each statement stands where it is used, and is prepared once.
  const prepared = new Map<string, StatementSync>();
  const sql = (text: string): StatementSync => {
    const statement = prepared.get(text) ?? db.prepare(text);
    prepared.set(text, statement);
    return statement;
  };
  /** The first row, read; undefined: there is none. */
  const row = <S extends v.GenericSchema>(schema: S, text: string, ...values: SQLInputValue[]) =>
    v.parse(v.optional(schema), sql(text).get(...values));

  /** Group commit: one wait for the disk serves all that was asked meanwhile. They fail together. */
  let asked: { readonly work: () => void; readonly settle: (failure?: unknown) => void }[] = [];
  const commit = (): void => {
    const group = asked;
    asked = [];
    let failure: unknown;
    try {
      db.exec('BEGIN IMMEDIATE');
      for (const { work } of group) work();
      db.exec('COMMIT');
    } catch (thrown) {
      failure = thrown;
      if (db.isOpen && db.isTransaction) db.exec('ROLLBACK'); // SQLite rolls back by itself on a full disk
    }
    for (const { settle } of group) settle(failure);
  };
  const write = <T>(work: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      let result: T;
      if (asked.length === 0) setImmediate(commit);
      const settle = (failure: unknown): void => (failure === undefined ? resolve(result) : reject(failure));
      asked.push({ work: () => (result = work()), settle });
    });

  return {
    register: (key, notice, most) =>
      write(() => {
        const others = row(CountRow, 'SELECT count(*) AS count FROM programmes WHERE key <> ?', key);
        if (!others || others.count >= most) return false;
        sql('INSERT INTO programmes VALUES (?, ?) ON CONFLICT DO UPDATE SET notice = excluded.notice').run(key, notice);
        return true;
      }),
    notice: async (key) => row(NoticeRow, 'SELECT notice FROM programmes WHERE key = ?', key)?.notice ?? null,
    deposit: ({ id, to, bytes }, room, now) =>
      write(() => {
        const marks = { mark: markOf(to, id), closed: room.once ? markOf(to, '') : null };
        const found = v.parse(RoomRow, sql(ROOM).get({ to, id, ...marks }));
        if (found.known) return 'known';
        if (found.closed) return 'taken';
        if (found.letters >= room.letters || found.bytes + bytes.length > room.bytes) return 'full';
        if (room.pass) {
          const { mark, most, until } = room.pass;
          const use = `INSERT INTO passes VALUES (?, 1, ?) ON CONFLICT DO UPDATE SET used = used + 1 RETURNING used AS count`;
          if ((row(CountRow, use, mark, until)?.count ?? 0) > most) return 'spent';
        }
        // Never older than one before: a machine that wakes in 1970 must not have its letters expire when it learns the time.
        sql(`INSERT INTO letters (mailbox, id, letter, at)
          VALUES (?, ?, ?, max(?, (SELECT coalesce(max(at), 0) FROM letters)))`).run(to, id, bytes, Math.trunc(now));
        return 'kept';
      }),
    async page(mailbox, after, now) {
      const rows = sql(`SELECT place, id, letter AS bytes, at FROM letters
        WHERE mailbox = ? AND place > ? AND at > ? ORDER BY place LIMIT ${LIMITS.list}`);
      const kept: KeptLetter[] = [];
      let size = 0;
      for (const found of rows.iterate(mailbox, after, now - letterLife)) {
        const letter = v.parse(LetterRow, found);
        size += letter.bytes.length;
        if (size > LIMITS.page && kept.length > 0) break;
        kept.push(letter);
      }
      return kept;
    },
    acknowledge: (mailbox, ids, now, last = false) =>
      write(() => {
        const mark = (id: LetterId | ''): unknown =>
          sql('INSERT INTO delivered VALUES (?, ?) ON CONFLICT DO NOTHING').run(markOf(mailbox, id), Math.trunc(now));
        for (const id of ids) {
          if (sql('DELETE FROM letters WHERE mailbox = ? AND id = ?').run(mailbox, id).changes === 0) continue;
          mark(id);
          if (last) mark('');
        }
      }),
    async expire(now) {
      sql('DELETE FROM passes WHERE until <= ?').run(now);
      // In slices, between which others are served: a flood that expires must not stop the process a second time.
      for (const old of [
        'DELETE FROM letters WHERE place IN (SELECT place FROM letters WHERE at <= ? LIMIT 1000)',
        'DELETE FROM delivered WHERE mark IN (SELECT mark FROM delivered WHERE at <= ? LIMIT 1000)',
      ]) {
        while (await write(() => sql(old).run(now - letterLife).changes));
      }
    },
    raise: (key, serial) =>
      write(() => {
        const raise = `INSERT INTO serials VALUES (?, ?)
          ON CONFLICT DO UPDATE SET serial = max(serial, excluded.serial) RETURNING serial AS count`;
        return row(CountRow, raise, key, serial)?.count ?? serial;
      }),
    healthy() {
      try {
        return v.is(CountRow, sql('SELECT EXISTS (SELECT 1 FROM mailboxes) AS count').get());
      } catch {
        return false; // the failure itself is the answer
      }
    },
    close: () => db.close(),
  };
}
