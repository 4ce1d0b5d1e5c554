/** What there is to be taken along: of a space, and of a person's own notes. */
import { type Core, DOCUMENT } from './core.ts';
import { PAGE, PAST } from './documentNames.ts';
import type { Founding } from './founding.ts';
import { type GatherSource, OWN_GOALS, takenMember } from './gather.ts';
import type { RunningWorkspace } from './runningWorkspace.ts';
import { nameOf } from './self.ts';
import type { Notebook } from './types.ts';

export function spaceSource(core: Core, running: RunningWorkspace, founding: Founding): GatherSource {
  const { title, isCircle, since, programme, mentee } = founding;
  const { id, notebook, boards, chat, goals, agenda, pact, files, present } = running.workspace;
  const members = running.people().map(takenMember);
  return {
    about: { id, title, owner: core.me, kind: isCircle ? 'circle' : 'pair', since, programme, mentee, members },
    notebook,
    tools: {
      ...{ boards, chat, goals, agenda, pact, files },
      reach: { state: files.state, fetch: files.fetch, present },
    },
    names: [...running.names(), ...(core.self.goals.has(id) ? [OWN_GOALS] : [])],
    hold: (name) => core.documents.hold(name === OWN_GOALS ? DOCUMENT.goals(id) : DOCUMENT.workspace(id, name)),
  };
}

/** A person's notes, as a space of their own: their list is in a document that holds much else. */
export function notesSource(core: Core, notebook: Notebook): GatherSource {
  const { me, self } = core;
  return {
    about: {
      id: 'notes',
      title: '',
      owner: me,
      kind: 'notes',
      since: 0,
      programme: null,
      mentee: null,
      members: [{ id: me, name: nameOf(self), role: 'member', former: false, card: null }],
    },
    notebook,
    tools: null,
    names: ['notebook', ...notebook.pages.get().flatMap(({ id }) => [PAGE + id, PAST + id])],
    hold: (name) => core.documents.hold(noteDocument(name)),
  };
}

function noteDocument(name: string): string {
  if (name === 'notebook') return DOCUMENT.self;
  return name.startsWith(PAST) ? DOCUMENT.notePast(name.slice(PAST.length)) : DOCUMENT.note(name.slice(PAGE.length));
}
