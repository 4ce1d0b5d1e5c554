import { Trans, useLingui } from '@lingui/react/macro';
import { PACK_LIMITS, type Pack, type Check as Question } from '../../../model/pack.ts';
import { Button } from '../../parts/Button.tsx';
import { Segmented } from '../../parts/Choice.tsx';
import { Line } from './ItemFields.tsx';

interface ChecksProps {
  checks: readonly Question[];
  pack: Pack;
  language: string;
  onChecks: (checks: readonly Question[]) => void;
}

const NEW: Question = { ask: {}, options: [{}, {}], right: 0, because: {} };

/** The few questions after a module: which answer is right, and why. */
export function Checks({ checks, pack, language, onChecks }: ChecksProps) {
  const { t } = useLingui();
  const put = (at: number, check: Question) => onChecks(checks.map((each, place) => (place === at ? check : each)));
  return (
    <div className="stack">
      {checks.map((check, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name, and are only added at the end
        <fieldset key={at} className="pack-check">
          <legend>
            <Trans>Question {at + 1}</Trans>
          </legend>
          <Line
            label={t`Question`}
            text={check.ask}
            max={PACK_LIMITS.line}
            pack={pack}
            language={language}
            onText={(ask) => put(at, { ...check, ask })}
          />
          {check.options.map((option, place) => (
            <Line
              // biome-ignore lint/suspicious/noArrayIndexKey: an answer is its place
              key={place}
              label={t`Answer ${place + 1}`}
              text={option}
              max={PACK_LIMITS.line}
              pack={pack}
              language={language}
              onText={(text) =>
                put(at, { ...check, options: check.options.map((each, other) => (other === place ? text : each)) })
              }
            />
          ))}
          <Segmented
            legend={t`The right one`}
            value={`${check.right}`}
            onValue={(right) => put(at, { ...check, right: Number(right) })}
            options={check.options.map((_, place) => ({ value: `${place}`, label: place + 1 }))}
          />
          <Line
            label={t`Why`}
            text={check.because}
            max={PACK_LIMITS.words}
            pack={pack}
            language={language}
            onText={(because) => put(at, { ...check, because })}
          />
          <div className="pack-check-actions">
            {check.options.length < 5 && (
              <Button small onClick={() => put(at, { ...check, options: [...check.options, {}] })}>
                <Trans>Another answer</Trans>
              </Button>
            )}
            <Button small kind="plain" onClick={() => onChecks(checks.filter((_, place) => place !== at))}>
              <Trans>Take this question out</Trans>
            </Button>
          </div>
        </fieldset>
      ))}
      {checks.length < PACK_LIMITS.checks && (
        <Button small onClick={() => onChecks([...checks, NEW])}>
          <Trans>Add a question to check with</Trans>
        </Button>
      )}
    </div>
  );
}
