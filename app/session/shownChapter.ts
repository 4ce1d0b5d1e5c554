/** One chapter, to be looked at: its notebook and its chat, and the signed words of its documents. */
import type { Result } from '../../crypto/result.ts';
import { isListed } from '../document/notebook.ts';
import type { PageId } from '../model/brand.ts';
import type { FileRef } from '../model/file.ts';
import type { Observable } from '../model/observable.ts';
import type { Room } from '../peer/types.ts';
import type { Acts } from './acts.ts';
import { openChat } from './chat.ts';
import type { Core } from './core.ts';
import { type DeliverySource, NOWHERE } from './delivery.ts';
import { leftIn } from './departures.ts';
import { PAGE, PAST } from './documentNames.ts';
import type { HeldDocument } from './documents.ts';
import { type GoalLog, openGoalLog } from './goalLog.ts';
import { documentsIn, type HeldChapter } from './heldChapter.ts';
import { inChapter } from './inChapter.ts';
import { type JourneyLog, openJourneyLog } from './journeyLog.ts';
import { openMargin } from './margin.ts';
import { type MeetingLog, openMeetingLog } from './meetingLog.ts';
import { openNotebook } from './notebook.ts';
import type { Chat, Left, Member, Notebook, SessionError } from './types.ts';

export interface ShownChapter extends HeldChapter {
  readonly notebook: Notebook;
  readonly talk: Chat;
  readonly ready: Promise<void>;
  readonly left: Observable<readonly Left[]>;
  readonly goalLog: GoalLog;
  readonly meetingLog: MeetingLog;
  readonly journeyLog: JourneyLog;
  close(): void;
}

export interface ShowOptions {
  readonly core: Pick<Core, 'me' | 'person' | 'clock' | 'random'>;
  /** For which its words are signed. */
  readonly workspace: string;
  /** Everybody who is or was a member. */
  readonly people: Observable<readonly Member[]>;
  /** Null: nobody is told of anything, nor heard. */
  readonly room: Room | null;
  /** Those of the notebook, whichever chapter they were in. */
  readonly acts: Acts;
  /** Those of the chat. */
  readonly chatActs: Acts;
  /** With each of the others who may read it, how far its chat has got; null where there is one other. */
  readonly readers: Observable<readonly DeliverySource[]> | null;
  /** The text of a page, and how it was, each by its name in the workspace. */
  readonly hold: (document: string) => Promise<Result<HeldDocument, SessionError>>;
  readonly holdPast: (document: string) => Promise<Result<HeldDocument, SessionError>>;
  /** Either of them goes off this disk, unless it is wanted again by then. */
  readonly forget: (document: string, isWanted: () => boolean) => void;
  /** Is told what a signed word of a page that is open brings. */
  readonly onPicture: (file: FileRef) => void;
}

export function showChapter(one: HeldChapter, options: ShowOptions): ShownChapter {
  const { core, workspace, people, room, acts, chatActs, readers, hold, holdPast, forget, onPicture } = options;
  const { number, notes, chat, goals, meetings } = one;
  const { me, person, clock, random } = core;
  const pageOf = (page: PageId): string => inChapter(number, PAGE + page);
  const pastOf = (page: PageId): string => inChapter(number, PAST + page);
  // Before anything is written: a deletion made before the first link would pass as delivered.
  for (const [name, document] of documentsIn(one)) room?.deliveries.of(inChapter(number, name)).watch(document.doc);
  const book = openNotebook({
    doc: notes.doc,
    hold: (page) => hold(pageOf(page)),
    holdPast: (page) => holdPast(pastOf(page)),
    forget(page) {
      const isWanted = (): boolean => isListed(notes.doc, page);
      for (const document of [pageOf(page), pastOf(page)]) forget(document, isWanted);
    },
    room: room && { awareness: room.awareness, delivery: (page) => room.delivery(pageOf(page)) },
    margin: (page, doc) =>
      openMargin({ workspace, page, doc, people, me, author: person.sign, onPicture, clock, random }),
    acts,
    clock,
    random,
  });
  // What is read in an archive stays as it came.
  if (room !== null) book.clear();
  const talk = openChat({
    workspace,
    doc: chat.doc,
    vault: chat.vault,
    delivery: room?.delivery(inChapter(number, 'chat')) ?? NOWHERE,
    people,
    readers,
    chapter: number,
    author: person.sign,
    acts: chatActs,
    clock,
    random,
  });
  const common = { workspace, me, author: person.sign, clock, random };
  const goalLog = openGoalLog({ ...common, doc: goals.doc });
  const journeyLog = openJourneyLog({ ...common, doc: goals.doc });
  const meetingLog = openMeetingLog({ ...common, doc: meetings.doc });
  return {
    ...one,
    goalLog,
    journeyLog,
    meetingLog,
    notebook: book.notebook,
    talk: talk.chat,
    ready: talk.ready,
    left: leftIn(chat.doc, workspace, people, number),
    close() {
      book.close();
      talk.close();
      goalLog.close();
      meetingLog.close();
      journeyLog.close();
    },
  };
}
