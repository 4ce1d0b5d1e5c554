/**
 * Programmes read since the page was loaded, and cards begun for them. Memory only: an unfinished card is nobody's
 * business, not even the disk's.
 */
import type { ProgrammeView } from '../../session/types.ts';
import type { CardForm } from './cardForm.ts';

const programmes = new Map<string, ProgrammeView>();
const forms = new Map<string, CardForm>();

export function rememberProgramme(view: ProgrammeView): void {
  programmes.set(view.id, view);
}

export function knownProgramme(id: string): ProgrammeView | null {
  return programmes.get(id) ?? null;
}

export function keepForm(programme: string, form: CardForm | null): void {
  if (form === null) forms.delete(programme);
  else forms.set(programme, form);
}

export function keptForm(programme: string): CardForm | null {
  return forms.get(programme) ?? null;
}
