import type { Pack } from '../../model/pack.ts';
import type { Programme } from '../../model/programme.ts';
import type { CardField, CardForm } from './cardForm.ts';

/** What each step of the card is given. */
export interface StepProps {
  form: CardForm;
  change: (part: Partial<CardForm>) => void;
  /** Fields to tell the person about; empty until they tried to go on. */
  missing: readonly CardField[];
  programme: Programme;
  pack: Pack | null;
}
