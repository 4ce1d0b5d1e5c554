/** What was chosen of a programme's own question, in the language of who reads. */
import type { Reason } from '../matching/types.ts';
import { inLanguage } from '../model/localised.ts';
import type { Pack } from '../model/pack.ts';

type AnswerReason = Extract<Reason, { kind: 'answer' }>;

/** Empty where the pack knows no such option any more. */
export const optionWords = (pack: Pack | null, locale: string, { question, option }: AnswerReason): string => {
  const found = pack?.questions.find(({ id }) => id === question)?.options.find(({ id }) => id === option);
  return found === undefined ? '' : inLanguage(found.label, [locale], pack?.languages);
};

export const questionWords = (pack: Pack | null, locale: string, { question }: AnswerReason): string => {
  const found = pack?.questions.find(({ id }) => id === question);
  return found === undefined ? '' : inLanguage(found.ask, [locale], pack?.languages);
};
