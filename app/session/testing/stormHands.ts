/** One random act with one of the tools, by its own door: goals, agenda, board, and who is here. */
import type * as Y from 'yjs';
import { introduce } from '../../document/root.ts';
import { BOARD_COLOURS, type BoardDraft } from '../../model/board.ts';
import type { MeetingTime } from '../../model/meeting.ts';
import { isTimeZone } from '../../model/zone.ts';
import { pickFrom } from '../../peer/testing/seeded.ts';
import type { Agenda, Goals, OpenBoard } from '../types.ts';
import { deviceOf } from './simulatedCast.ts';
import { BEGAN, type Page, type Phone } from './simulatedPhone.ts';
import type { Draw } from './stormEdits.ts';

/** What was done; null: there was nothing to do it to. */
type Done = string | null;

const DAY = 86_400_000;
const ZONES = ['Europe/Paris', 'America/Toronto', 'Asia/Kathmandu'].flatMap((zone) => (isTimeZone(zone) ? [zone] : []));

/** The documents that are changed by these hands alone. */
export const TOOLS = ['root', 'goals', 'meetings', 'board'] as const;
type Tool = (typeof TOOLS)[number];
export const isTool = (document: string): boolean => TOOLS.some((tool) => tool === document);

interface At {
  readonly phone: Phone;
  readonly page: Page;
  readonly root: Y.Doc | undefined;
}

export async function use(tool: Tool, { phone, page, root }: At, draw: Draw, mark: string): Promise<Done> {
  if (page.running === null) return null;
  const { goals, agenda } = page.running.workspace;
  if (tool === 'goals') return onGoals(goals, draw, mark);
  if (tool === 'meetings') return onAgenda(agenda, draw, mark);
  if (tool === 'root') return rename(root, phone, mark);
  const board = await phone.draw();
  return board === null ? null : onBoard(board, draw, mark);
}

async function onGoals(goals: Goals, draw: Draw, mark: string): Promise<Done> {
  const list = goals.list.get();
  const dice = draw(1);
  if (list.length === 0 || dice < 0.25) {
    const made = await goals.make(
      { title: mark, why: '', measure: '', means: '', due: null, steps: [mark, 'next'] },
      true,
    );
    return made.ok ? 'goal' : null;
  }
  const { id, mine, steps } = pickFrom(draw, list);
  if (mine && dice < 0.4) {
    goals.remove(id);
    return 'goal removed';
  }
  if (dice < 0.5) {
    if (goals.past.get().undo === 0) return null;
    goals.undo();
    return 'goal undone';
  }
  if (dice < 0.75 && steps.length > 0) goals.tick(id, pickFrom(draw, steps).id, draw(1) < 0.7);
  else if (mine && dice < 0.85) await goals.change(id, { title: mark });
  else await goals.say(id, mark);
  return 'goal changed';
}

async function onAgenda(agenda: Agenda, draw: Draw, mark: string): Promise<Done> {
  const { meetings, me } = agenda.state.get();
  const time: MeetingTime = {
    at: BEGAN + Math.floor(draw(40)) * DAY,
    zone: pickFrom(draw, ZONES),
    minutes: 45,
    repeat: draw(1) < 0.5 ? 'once' : 'weekly',
  };
  const about = { title: mark, way: 'call', place: '' } as const;
  const dice = draw(1);
  if (meetings.length === 0 || dice < 0.2) {
    await agenda.propose(about, time);
    return 'meeting';
  }
  if (dice < 0.35) {
    await agenda.log(about, time);
    return 'meeting';
  }
  const own = meetings.filter(({ logged, by }) => logged && by === me);
  if (own.length > 0 && dice < 0.5) {
    agenda.remove(pickFrom(draw, own).id);
    return 'meeting removed';
  }
  const { id, offers } = pickFrom(draw, meetings);
  const offer = offers.length === 0 ? null : pickFrom(draw, offers);
  if (offer !== null && dice < 0.65) agenda.answer(id, offer.id, draw(1) < 0.7);
  else if (dice < 0.75) agenda.offer(id, null, time);
  else if (dice < 0.85) agenda.sayHeld(id, 0, draw(1) < 0.5);
  else if (dice < 0.9) await agenda.note(id, 0, mark);
  else await agenda.addItem(id, 0, 'agenda', mark);
  return 'meeting changed';
}

function onBoard(board: OpenBoard, draw: Draw, mark: string): Done {
  const objects = board.objects.get();
  const dice = draw(1);
  const box = { x: Math.floor(draw(900)), y: Math.floor(draw(900)), w: 90, h: 60 };
  if (objects.length === 0 || dice < 0.35) {
    const draft: BoardDraft = { kind: 'note', box, colour: 1, size: 1, text: mark, stroke: null };
    board.add(draw(1) < 0.6 ? draft : { ...draft, kind: 'rect', text: '' });
    return 'drawn';
  }
  const { id } = pickFrom(draw, objects);
  if (dice < 0.5) {
    board.remove([id]);
    return 'drawing removed';
  }
  if (dice < 0.6) {
    if (!board.undoable.get().undo) return null;
    board.undo();
    return 'drawing undone';
  }
  if (dice < 0.7) board.retext(id, mark);
  else if (dice < 0.8) board.stack(new Set([id]), draw(1) < 0.5 ? 'front' : 'back');
  else if (dice < 0.9) board.change(new Map([[id, { colour: Math.floor(draw(BOARD_COLOURS.length)) }]]));
  else board.change(new Map([[id, { box }]]));
  return 'drawing changed';
}

/** The person takes another name, as this device says it. */
function rename(root: Y.Doc | undefined, phone: Phone, name: string): Done {
  if (root === undefined) return null;
  const { person, index } = phone;
  const { certificate } = deviceOf(person, index);
  introduce(root, phone.id, { person: person.id, name, certificate, since: BEGAN }, 'private-pair');
  return 'named';
}
