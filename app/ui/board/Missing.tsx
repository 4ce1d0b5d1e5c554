import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { BoardObject } from '../../model/board.ts';
import { useObservable } from '../../react/session.ts';
import type { Files } from '../../session/types.ts';
import { formatBytes } from '../format.ts';
import { fetchable, fileStateWords } from '../workspace/files/fileWords.ts';
import { toScreen } from './camera.ts';
import type { Engine } from './engine.ts';
import type { Pictures } from './pictures.ts';

/** A board full of names of pictures must not fill the page with buttons. */
const SHOWN = 40;

/** Where a picture is not here yet: how large it is, and a tap to fetch it; where it cannot be shown, a word of that. `name`: whose device has it. */
export function Missing({ engine, pictures, files, name }: MissingProps) {
  const missing = useObservable(pictures.missing).slice(0, SHOWN);
  if (missing.length === 0) return null;
  return missing.map((object) => <Place key={object.id} object={object} engine={engine} files={files} name={name} />);
}

interface MissingProps {
  engine: Engine;
  pictures: Pictures;
  files: Files;
  name: string;
}

function Place({ object, engine, files, name }: Omit<MissingProps, 'pictures'> & { object: BoardObject }) {
  const { file, box } = object;
  return file === null ? null : <Waiting file={file} box={box} engine={engine} files={files} name={name} />;
}

type WaitingProps = Omit<MissingProps, 'pictures'> & {
  file: NonNullable<BoardObject['file']>;
  box: BoardObject['box'];
};

function Waiting({ file, box, engine, files, name }: WaitingProps) {
  const { t, i18n } = useLingui();
  const camera = useObservable(engine.camera);
  const state = useObservable(files.state(file));
  const at = toScreen(camera, { x: box.x + box.w / 2, y: box.y + box.h / 2 });
  // Of what is here, only that is missing which no browser, or not this one, can read.
  const words = state.tag === 'here' ? msg`This picture cannot be shown` : fileStateWords(state, false, name);
  const size = formatBytes(i18n.locale, file.size);
  const style = { left: at.x, top: at.y };
  if (fetchable(state) === null) {
    return words === null ? null : (
      <p className="board-missing caption" style={style}>
        {i18n._(words)}
      </p>
    );
  }
  return (
    <button type="button" className="board-missing button" style={style} onClick={() => files.fetch(file)}>
      {t`Fetch the picture (${size})`}
    </button>
  );
}
