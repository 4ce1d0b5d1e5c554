import { Plural, Trans } from '@lingui/react/macro';
import type { Moved } from '../../session/types.ts';

/** Whom the last change by hand moved, by name. */
export function MovedWords({ moved }: { moved: Moved }) {
  const { others } = moved;
  return (
    <>
      <p>
        <Change moved={moved} />{' '}
        <Plural
          value={others.length}
          _0="Nobody else moved."
          one="It changes for # other:"
          other="It changes for # others:"
        />
      </p>
      {others.length > 0 && (
        <ul className="second moved">
          {others.map((each) => (
            <li key={`${each.mentee} ${each.before} ${each.now}`}>
              <OneMoved {...each} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Change({ moved }: { moved: Moved }) {
  const [who, mentor] = [<bdi key="who">{moved.who}</bdi>, <bdi key="mentor">{moved.mentor}</bdi>];
  switch (moved.kind) {
    case 'together':
      return (
        <Trans>
          You put {who} together with {mentor}.
        </Trans>
      );
    case 'apart':
      return <Trans>You changed the mentor of {who}.</Trans>;
    case 'leaves':
      return <Trans>You took {who} out of the matching.</Trans>;
  }
}

function OneMoved({ mentee, before, now }: Moved['others'][number]) {
  const [who, was, is] = [<bdi key="who">{mentee}</bdi>, <bdi key="was">{before}</bdi>, <bdi key="is">{now}</bdi>];
  if (now === '')
    return (
      <Trans>
        {who}: nobody now, before {was}
      </Trans>
    );
  if (before === '')
    return (
      <Trans>
        {who}: {is}, before nobody
      </Trans>
    );
  return (
    <Trans>
      {who}: {is}, before {was}
    </Trans>
  );
}
