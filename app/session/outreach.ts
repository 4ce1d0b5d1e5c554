/** The coordinator's letters beside the invitations: reminders and more time, the end of a pair, announcements; and who waits. */
import type { PersonKeys } from '../../crypto/index.ts';
import { err, ok, type Result } from '../../crypto/result.ts';
import { makeWithdrawal } from '../invitation/letters.ts';
import { makeReminder, signAnnouncement } from '../invitation/programmeLetters.ts';
import { invitedTo } from '../invitation/stage.ts';
import type { Announcement, AnnouncementKind } from '../model/announcement.ts';
import type { InvitationId } from '../model/brand.ts';
import type { Withdrawal } from '../model/invitation.ts';
import { derived, sameItems } from '../model/observable.ts';
import type { Reminder } from '../model/reminder.ts';
import { keepAnnouncement, nextNumber } from '../programme/announcements.ts';
import { keepWithdrawal } from '../programme/invitations.ts';
import type { KeptSent, OfficeDocument } from '../programme/office.ts';
import { dueRematches, endPair } from '../programme/rematches.ts';
import { keepLater, keepReminder, laterDate, type ToRemind, toRemind, unanswered } from '../programme/reminders.ts';
import type { Core } from './core.ts';
import type { RunningTeam } from './officeTeam.ts';
import { outreachViews } from './outreachViews.ts';
import type { Outreach, SessionError } from './types.ts';

/** Between two looks at what is due, ms. */
const LOOK_EVERY = 3_600_000;

export interface OutreachInput {
  readonly core: Pick<Core, 'clock' | 'random' | 'me'>;
  readonly team: Pick<RunningTeam, 'leads' | 'slot' | 'note' | 'roster'>;
  readonly office: OfficeDocument;
  readonly keys: PersonKeys;
  readonly changes: { subscribe(listener: () => void): () => void };
  /** Brings what waits to the server, as far as it is there. */
  readonly handOver: () => Promise<void>;
  /** Resolves once what was changed is on the disk, or could not be. */
  readonly durable: () => Promise<Result<unknown, unknown>>;
}

/** Ends at once, and then from hour to hour, the pairs whose time to talk is over. */
export function openOutreach({ core, team, office, keys, changes, handOver, durable }: OutreachInput): {
  readonly outreach: Outreach;
  close(): void;
} {
  const views = outreachViews(office, core.clock);

  async function kept<T>(value: T): Promise<Result<T, SessionError>> {
    if (!(await durable()).ok) return err({ tag: 'not-saved' });
    void handOver();
    return ok(value);
  }

  /** False: their card is gone. */
  function write(to: ToRemind): boolean {
    const card = office.cards.get(to.person)?.card;
    const now = core.clock();
    const reminder: Reminder = { version: 1, invitation: to.sent.id, at: now, expires: to.sent.expires };
    const made = card && makeReminder(reminder, keys.sign, card.box, core.random);
    if (!made?.ok) return false;
    keepReminder(office, to, { to: card?.mailbox ?? '', bytes: made.value }, now);
    return true;
  }

  function end(invitation: InvitationId): boolean {
    const sent = office.sent.get(invitation);
    const now = core.clock();
    if (sent === undefined || !endPair(office, invitation, now)) return false;
    for (const person of invitedTo(sent)) tellEnd(sent, person);
    return true;
  }

  /** The same words for each: not who asked, and not why. */
  function tellEnd(sent: KeptSent, person: KeptSent['mentor']): void {
    const word: Withdrawal = { version: 2, invitation: sent.id, at: office.ended.get(sent.id) ?? 0, ended: true };
    const card = office.cards.get(person)?.card;
    const bytes = card && makeWithdrawal(word, keys.sign, card.box, core.random);
    if (bytes?.ok) keepWithdrawal(office, sent.id, person, { to: card?.mailbox ?? '', bytes: bytes.value });
  }

  /** By itself: by one of those who coordinate. */
  function endDue(): void {
    if (!team.leads()) return;
    const due = dueRematches(office, core.clock());
    if (due.map(({ sent }) => end(sent.id)).includes(true)) void kept(undefined);
  }

  endDue();
  const looking = setInterval(endDue, LOOK_EVERY);

  return {
    outreach: {
      waiting: derived([changes], views.waiting),
      changes: derived([changes], views.changes, sameItems),
      announcements: derived([changes], views.announcements, sameItems),
      remindable: derived([changes], () => toRemind(office, core.clock()).length),
      async remind(only) {
        const all = toRemind(office, core.clock()).filter(({ sent }) => only === undefined || sent.id === only);
        const count = all.filter(write).length;
        if (count > 0) team.note('reminded', only ?? '', count);
        return kept(count);
      },
      async extend(invitation, days) {
        const now = core.clock();
        const sent = office.sent.get(invitation);
        const later = laterDate(office, invitation, days, now);
        if (sent === undefined || later === null) return err({ tag: 'expired' });
        const longer = keepLater(office, sent, later);
        for (const person of unanswered(office, longer, now)) write({ sent: longer, person });
        team.note('more-time', invitation);
        return kept(later);
      },
      async endPair(invitation) {
        if (!end(invitation)) return err({ tag: 'not-found' });
        team.note('ended', invitation);
        return kept(undefined);
      },
      async announce(kind: AnnouncementKind, text: string) {
        const value: Announcement = {
          version: 1,
          number: nextNumber(office, team.slot()),
          kind,
          text,
          at: core.clock(),
        };
        const envelope = signAnnouncement(value, keys.sign);
        if (!envelope.ok) return err({ tag: 'draft-invalid', field: 'text' });
        const by = team.roster().length > 1 ? core.me : undefined;
        keepAnnouncement(office, { announcement: value, envelope: envelope.value, by });
        team.note('announced', String(value.number));
        return kept(undefined);
      },
    },
    close: () => clearInterval(looking),
  };
}
