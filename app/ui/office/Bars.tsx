import type { ReactNode } from 'react';

export interface Bar {
  readonly name: string;
  readonly value: number;
  /** As it is written. */
  readonly shown: string;
}

/** Numbers beside each other, each with its words: a table to whoever reads or hears it, with a bar to look at. */
export function Bars({ title, rows, most }: { title: ReactNode; rows: readonly Bar[]; most: number }) {
  return (
    <figure className="card bars">
      <figcaption>{title}</figcaption>
      <table>
        <tbody>
          {rows.map(({ name, value, shown }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="bars-value">{shown}</td>
              <td className="bars-drawn" aria-hidden="true">
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                  <rect className="bars-ground" width="100" height="10" rx="2" />
                  <rect className="bars-bar" width={most === 0 ? 0 : (100 * value) / most} height="10" rx="2" />
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
