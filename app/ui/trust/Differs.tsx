import { Trans } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import type { Acquaintance } from '../../session/types.ts';
import { Button } from '../parts/Button.tsx';
import { otherOf } from '../workspace/people.ts';

/** What to do when the pictures differ: calm, in order, and nothing that cannot be undone. */
export function Differs({ workspace, onAgain }: { workspace: Acquaintance; onAgain: () => void }) {
  const name = otherOf(workspace).name;
  const top = useRef<HTMLHeadingElement>(null);
  // It takes the place of the pictures: whoever looked at those is brought to its beginning.
  useEffect(() => top.current?.focus(), []);
  return (
    <section className="differs card stack">
      <h2 ref={top} tabIndex={-1}>
        <Trans>The pictures were not the same</Trans>
      </h2>
      <p>
        <Trans>
          The most frequent reason is a slip: a picture misheard, or one of you looked at an earlier check. The other is
          that somebody placed themselves between you and <bdi>{name}</bdi> when you were introduced, and can read what
          you write here.
        </Trans>
      </p>
      <ol>
        <li>
          <Trans>Write nothing private here for now. What you wrote stays on your device; nothing is deleted.</Trans>
        </li>
        <li>
          <Trans>
            Reach <bdi>{name}</bdi> in a way that does not go through Binôme: a telephone number you had before, or in
            person. Then check once more.
          </Trans>
        </li>
        <li>
          <Trans>
            If they differ again and a programme introduced you, tell it, and not only the person who made the
            introduction: write to somebody else there as well.
          </Trans>
        </li>
      </ol>
      <div>
        <Button onClick={onAgain}>
          <Trans>Check once more</Trans>
        </Button>
      </div>
    </section>
  );
}
