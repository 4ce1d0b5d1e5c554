import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Instant } from '../../model/brand.ts';
import { useNow } from '../clock.ts';
import { formatDate } from '../format.ts';

export interface Series {
  readonly name: string;
  readonly side: 'first' | 'second';
  readonly points: readonly { readonly at: Instant; readonly value: number }[];
}

interface LineChartProps {
  title: ReactNode;
  label: string;
  series: readonly Series[];
  low: number;
  high: number;
  words: (value: number) => string;
}

const WIDTH = 480;
const HEIGHT = 120;
const EDGE = 7;

/** A quiet line over time for each; and the same as a table, for who would rather read or hear it. */
export function LineChart({ title, label, series, low, high, words }: LineChartProps) {
  const { i18n } = useLingui();
  const now = useNow();
  const all = series.flatMap(({ points }) => points.map(({ at }) => at));
  const [from, to] = [Math.min(...all), Math.max(...all)];
  const x = (at: Instant): number =>
    to === from ? WIDTH / 2 : EDGE + ((WIDTH - 2 * EDGE) * (at - from)) / (to - from);
  const y = (value: number): number => HEIGHT - EDGE - ((HEIGHT - 2 * EDGE) * (value - low)) / (high - low);
  return (
    <figure className="card chart">
      <figcaption className="chart-head">
        <span className="goal-weeks-sum">{title}</span>
        {series.length > 1 &&
          series.map(({ name, side }) => (
            <span key={side} className={`chart-name chart-${side}`}>
              <bdi>{name}</bdi>
            </span>
          ))}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        {[low, (low + high) / 2, high].map((value) => (
          <line key={value} className="chart-rule" x1="0" x2={WIDTH} y1={y(value)} y2={y(value)} />
        ))}
        {series.map(({ side, points }) => (
          <g key={side} className={`chart-${side}`}>
            <polyline points={points.map(({ at, value }) => `${x(at)},${y(value)}`).join(' ')} />
            {points.map(({ at, value }) => (
              <circle key={at} cx={x(at)} cy={y(value)} r="4" />
            ))}
          </g>
        ))}
      </svg>
      <p className="chart-ends caption muted" aria-hidden="true">
        <span>{formatDate(i18n.locale, from, now)}</span>
        {to > from && <span>{formatDate(i18n.locale, to, now)}</span>}
      </p>
      <details>
        <summary>
          <Trans>As a table</Trans>
        </summary>
        <table>
          <tbody>
            {series.flatMap(({ name, points }) =>
              points.map(({ at, value }) => (
                <tr key={`${name} ${at}`}>
                  <th scope="row">{formatDate(i18n.locale, at, now)}</th>
                  {series.length > 1 && (
                    <td>
                      <bdi>{name}</bdi>
                    </td>
                  )}
                  <td>{words(value)}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
