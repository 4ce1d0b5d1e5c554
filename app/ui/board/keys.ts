/** Keys on the board, while it has the focus: elsewhere a single letter does nothing here. */
import { hasWords } from '../../model/board.ts';
import type { Engine } from './engine.ts';
import { isMakeable } from './making.ts';
import type { Tool } from './stage.ts';

const TOOL_KEYS: Readonly<Record<string, Tool>> = {
  v: 'select',
  h: 'hand',
  p: 'pen',
  m: 'marker',
  e: 'eraser',
  r: 'rect',
  o: 'ellipse',
  d: 'diamond',
  l: 'line',
  a: 'arrow',
  t: 'text',
  n: 'note',
  f: 'frame',
};

export const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** In board units. */
export const [STEP, FAR] = [8, 64];
const NEARER = 1.25;

interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly isCommand: boolean;
}

/** True when the key meant something here. */
export function pressKey(engine: Engine, pressed: Pressed): boolean {
  if (pressed.isCommand) return pressCommand(engine, pressed);
  const { key } = pressed;
  const arrow = ARROWS[key];
  if (arrow !== undefined) {
    const by = pressed.shiftKey ? FAR : pressed.altKey ? 1 : STEP;
    engine.nudge(arrow[0] * by, arrow[1] * by);
    return true;
  }
  if (pressed.altKey) return false;
  const tool = TOOL_KEYS[key.toLowerCase()];
  if (tool !== undefined) {
    engine.setTool(tool);
    return true;
  }
  return pressOther(engine, key);
}

function pressOther(engine: Engine, key: string): boolean {
  switch (key) {
    case 'Delete':
    case 'Backspace':
      engine.removeSelected();
      return true;
    case 'Escape':
      if (engine.shown.get().selection.size > 0) engine.select([]);
      else if (engine.shown.get().tool !== 'select') engine.setTool('select');
      else return false;
      return true;
    case 'Enter':
      return enter(engine);
    case '+':
    case '=':
      engine.zoom(NEARER);
      return true;
    case '-':
      engine.zoom(1 / NEARER);
      return true;
    case '0':
      engine.fit();
      return true;
    case '.':
      engine.turn(15);
      return true;
    case ',':
      engine.turn(-15);
      return true;
    case ']':
      engine.stack('front');
      return true;
    case '[':
      engine.stack('back');
      return true;
    default:
      return false;
  }
}

/** Writes in what is selected, or makes one of the tool in hand. */
function enter(engine: Engine): boolean {
  const [only, another] = engine.selected();
  if (only !== undefined && another === undefined && hasWords(only.kind)) engine.edit(only.id);
  else if (isMakeable(engine.shown.get().tool)) engine.make();
  else return false;
  return true;
}

function pressCommand(engine: Engine, { key, shiftKey }: Pressed): boolean {
  switch (key.toLowerCase()) {
    case 'z':
      if (shiftKey) engine.board.redo();
      else engine.board.undo();
      return true;
    case 'y':
      engine.board.redo();
      return true;
    case 'a':
      engine.selectAll();
      return true;
    case 'd':
      engine.duplicate();
      return true;
    case 'g':
      if (shiftKey) engine.ungroup();
      else engine.group();
      return true;
    case 'l':
      engine.lock();
      return true;
    // With Shift, the key is another one on many keyboards.
    case ']':
    case '}':
      engine.stack('front', !shiftKey);
      return true;
    case '[':
    case '{':
      engine.stack('back', !shiftKey);
      return true;
    default:
      return false;
  }
}
