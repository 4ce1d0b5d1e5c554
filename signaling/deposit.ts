/** Whether a letter enters, for whom and at whose expense. Every refusal has a name. */
import { hash } from 'node:crypto';
import type { Connection } from './connection.ts';
import type { Hall } from './hall.ts';
import { isSigned } from './proof.ts';
import type { Address, ErrorCode, Message, ServerFrame } from './protocol.ts';
import { refusal, ticketPayload } from './protocol.ts';

/** Once a programme, always one, as long as it is admitted: asked of the store once. */
async function isProgramme({ admits, registered, store }: Hall, key: Address): Promise<boolean> {
  if (!admits(key)) return false;
  if (!registered.has(key) && (await store.notice(key)) !== null) registered.add(key);
  return registered.has(key);
}

/** The programme that vouches for a letter, by bringing it or by a ticket, which is a pass; null where none does. */
async function voucherOf(hall: Hall, { proven }: Connection, { to, from, ticket }: Message<'deposit'>) {
  if (from !== undefined && proven.has(from) && (await isProgramme(hall, from))) return { programme: from };
  if (ticket === undefined || ticket.until * 1000 <= hall.clock() || !(await isProgramme(hall, ticket.by))) return null;
  const payload = ticketPayload(to, ticket);
  if (!isSigned(Buffer.from(payload), ticket.by, ticket.signature)) return null;
  const pass = { mark: hashOf(ticket.by + payload), most: ticket.most, until: ticket.until * 1000 };
  return { programme: ticket.by, pass };
}
const hashOf = (of: string | Uint8Array): string => hash('sha256', of, 'base64url');

export async function deposit(hall: Hall, who: Connection, message: Message<'deposit'>): Promise<ServerFrame> {
  const { limits, budgets } = hall;
  const { id, to, from, ticket } = message;
  const refused = (code: ErrorCode): ServerFrame => refusal(code, { re: 'deposit', id });
  const bytes = Buffer.from(message.letter, 'base64url');
  // Else junk could be left under the id of a letter still to come, which would then be taken for known.
  if (hashOf(bytes) !== id) return refused('malformed');

  const voucher = await voucherOf(hall, who, message);
  const toProgramme = await isProgramme(hall, to);
  // Both ends of a direct invitation hold this key: a small mailbox, for a few small letters.
  const isBetweenTwo = from === to && who.proven.has(to) && !toProgramme;
  if (!toProgramme && voucher === null && !isBetweenTwo) {
    if (ticket !== undefined) return refused('not-allowed');
    return refused(from === undefined ? 'unknown-programme' : who.proven.has(from) ? 'not-allowed' : 'unproven');
  }
  if (isBetweenTwo && bytes.length > limits.directLetter) return refused('too-large');
  if (isBetweenTwo && ++who.directs > limits.directs) return refused('too-many');
  if (isBetweenTwo && budgets.directBytes.take('all', bytes.length) !== 'ok') return refused('too-many');
  if (voucher === null || voucher.pass) {
    if (++who.deposits > limits.deposits) return refused('too-many');
    if (budgets.addressLetters.take(who.address, 1) !== 'ok') return refused('too-many');
  }
  // What strangers leave for a programme is not paid from what it may send itself.
  const payer = voucher ? `from ${voucher.programme}` : toProgramme ? `to ${to}` : null;
  if (budgets.programmeLetters.take(payer, 1 + bytes.length / 4096) !== 'ok') return refused('too-many');

  const room = toProgramme ? limits.programmeRoom : isBetweenTwo ? limits.directRoom : limits.personRoom;
  const outcome = await hall.store.deposit({ id, to, bytes }, { ...room, ...voucher }, hall.clock());
  if (outcome === 'full') return refused('mailbox-full');
  if (outcome === 'taken') return refused('taken');
  if (outcome === 'spent') return refused('too-many');
  if (outcome === 'kept') {
    hall.metrics.count('letters');
    hall.collectors.tell(to, Buffer.alloc(0));
  }
  return { type: 'deposited', id };
}
