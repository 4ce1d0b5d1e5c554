import { linkIn } from '../../model/announcement.ts';

/** The words of an announcement, and its one link as what it is: its whole address, so that nobody is led elsewhere. */
export function LinkedText({ text }: { text: string }) {
  const { before, link, after } = linkIn(text);
  return (
    <p className="announcement-text" dir="auto">
      {before}
      {link !== null && (
        <a href={link} target="_blank" rel="noopener noreferrer nofollow">
          <bdi>{link}</bdi>
        </a>
      )}
      {after}
    </p>
  );
}
