/** The words of an evaluation, in one document, and what a commitment is to. */
import type * as Y from 'yjs';
import { commitTo, fromText, isCommitmentTo, toText } from '../../crypto/index.ts';
import { evaluationWordsIn } from '../document/evaluation.ts';
import type { PersonId } from '../model/brand.ts';
import {
  type Answers,
  type EvaluationAct,
  type EvaluationWord,
  encodeAnswers,
  encodeEvaluationWord,
  parseEvaluationWord,
  type Round,
} from '../model/evaluation.ts';
import type { Opens } from '../model/evaluationState.ts';
import { keyBytesOf } from '../model/ids.ts';
import { openWordLog, type WordLog, type WriterOptions } from './wordLog.ts';

export interface EvaluationLog extends Pick<WordLog<EvaluationWord>, 'said' | 'ready' | 'close'> {
  write(act: EvaluationAct): void;
}

export function openEvaluationLog({ doc, ...writer }: WriterOptions & { readonly doc: Y.Doc }): EvaluationLog {
  const log = openWordLog({
    ...writer,
    label: 'evaluation',
    words: evaluationWordsIn(doc),
    encode: encodeEvaluationWord,
    parse: parseEvaluationWord,
  });
  return { said: log.said, ready: log.ready, write: (act) => log.write({ act }, false), close: log.close };
}

const placeOf = (workspace: string, about: Round, by: PersonId) => ({ workspace, about, author: keyBytesOf(by) });

/** `nonce`: 32 random bytes. */
export const commitmentOf = (
  workspace: string,
  round: Round,
  by: PersonId,
  nonce: Uint8Array,
  answers: Answers,
): string => toText(commitTo(placeOf(workspace, round, by), nonce, encodeAnswers(answers)));

export function opensIn(workspace: string): Opens {
  return (by, round, to, nonce, answers) => {
    const [commitment, drawn] = [fromText(to, 32), fromText(nonce, 32)];
    if (!commitment.ok || !drawn.ok) return false;
    return isCommitmentTo(placeOf(workspace, round, by), commitment.value, drawn.value, encodeAnswers(answers));
  };
}
