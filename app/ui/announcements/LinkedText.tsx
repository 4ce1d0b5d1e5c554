import { Linked } from '../parts/Linked.tsx';

/** The words of an announcement. */
export const LinkedText = ({ text }: { text: string }) => (
  <p className="announcement-text" dir="auto">
    <Linked text={text} />
  </p>
);
