/** What a search looks through of what is at hand: each thing once, with the place that it leads to. */
import { around, fold } from '../model/fold.ts';
import type { Piece, Searched } from './findTypes.ts';
import type { ChatLine, PairPact, Workspace } from './types.ts';

const foldedLines = new WeakMap<ChatLine, string>();

/** With what their owners said when they looked at them again. */
export function* ofGoals(goals: Workspace['goals'], journey: Workspace['journey'] | undefined): Generator<Piece> {
  const reviews = journey?.view.get().reviews ?? [];
  for (const goal of goals.list.get()) {
    const of = (text: string, at: number): Piece => ({
      kind: 'goal',
      folded: fold(text),
      hit: (words) => ({ kind: 'goal', goal: goal.id, title: goal.title, text: around(text, words), at }),
    });
    const { title, why, measure, means, steps } = goal;
    yield of([title, why, measure, means, ...steps.map((step) => step.text)].filter(Boolean).join(' · '), goal.last.at);
    for (const note of goal.notes) yield of(note.text, note.at);
    for (const review of reviews) if (review.goal === goal.id) yield of(review.words, review.at);
  }
}

/** As it stands and as it is proposed, and the words of both at its end. */
export function* ofPact(pact: PairPact): Generator<Piece> {
  const { agreement, closings, thanks } = pact.state.get();
  const of = (title: string, text: string, at: number): Piece => ({
    kind: 'pact',
    folded: fold(text),
    hit: (words) => ({ kind: 'pact', title, text: around(text, words), at }),
  });
  for (const version of [agreement.agreed, agreement.open])
    if (version !== null) yield of('', Object.values(version.what.terms).filter(Boolean).join(' · '), version.at);
  for (const { by, text, at } of [...closings, ...thanks]) yield of(pact.nameOf(by), text, at);
}

/** The programme's topics, missions, and the badges given. */
export function* ofWay(journey: Workspace['journey'], missions: NonNullable<Searched['missions']>): Generator<Piece> {
  const { topics, badges } = journey.view.get();
  const of = (title: string, text: string, at: number): Piece => ({
    kind: 'way',
    folded: fold(`${title} ${text}`),
    hit: (words) => ({ kind: 'way', title, text: around(text, words), at }),
  });
  for (const { topic, done } of topics) yield of(topic, '', done?.at ?? 0);
  for (const { title, how } of missions) yield of(title, how, 0);
  for (const { toName, what, at } of badges) yield of(toName, what, at);
}

export function* ofMeetings(agenda: Workspace['agenda']): Generator<Piece> {
  for (const { id, title, place, sessions, last } of agenda.state.get().meetings) {
    const of = (text: string, at: number): Piece => ({
      kind: 'meeting',
      folded: fold(text),
      hit: (words) => ({ kind: 'meeting', meeting: id, title, text: around(text, words), at }),
    });
    yield of([title, place].filter(Boolean).join(' · '), last.at);
    for (const { agenda: items, actions, notes } of sessions) {
      for (const item of [...items, ...actions]) yield of(item.text, last.at);
      for (const note of notes) yield of(note.text, note.at);
    }
  }
}

export function* ofLines(lines: readonly ChatLine[]): Generator<Piece> {
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at];
    if (line === undefined || !line.genuine || line.deleted) continue;
    const { file, text } = line;
    const about = { line: line.id, title: line.authorName, at: line.at };
    if (file !== undefined && file.name !== text)
      yield { kind: 'file', folded: fold(file.name), hit: () => ({ kind: 'file', ...about, text: file.name }) };
    let folded = foldedLines.get(line);
    if (folded === undefined) {
      folded = fold(text);
      foldedLines.set(line, folded);
    }
    const kind = file !== undefined && file.name === text ? 'file' : 'message';
    yield { kind, folded, hit: (words) => ({ kind, ...about, text: around(text, words) }) };
  }
}
