import type { ReactNode } from 'react';
import { Tag } from '../parts/StateChip.tsx';
import './facts.css';

/** What a card says, as terms and their words. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="facts">{children}</dl>;
}

export function Fact({ term, children }: { term: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Nothing when there are no words. */
export function FactTags({ term, words }: { term: ReactNode; words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <Fact term={term}>
      <span className="fact-tags">
        {words.map((word) => (
          <Tag key={word}>{word}</Tag>
        ))}
      </span>
    </Fact>
  );
}
