import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { BOARD_KINDS, type BoardObject, PLAIN, strokeFrom } from '../../../model/board.ts';
import { tieAt } from '../../../model/boardTies.ts';
import { DRAWING_LIMIT } from '../../../model/excalidraw.ts';
import { parseFileRef } from '../../../model/file.ts';
import { boardObjectIdOf } from '../../../model/ids.ts';
import { type Imported, readExcalidraw } from './read.ts';
import { excalidrawOf } from './write.ts';

// Where there is no canvas to measure with, each letter is taken as half as wide as it is high.
vi.stubGlobal('document', { createElement: () => ({ getContext: () => null }) });

const id = (at: number): BoardObject['id'] => boardObjectIdOf(new Uint8Array([0, 0, 0, 0, 1, at]));
const file = parseFileRef({ id: 'A'.repeat(43), name: 'picture.webp', type: 'image/webp', size: 12 });
const WEBP = { id: 'A'.repeat(43), mimeType: 'image/webp', dataURL: 'data:image/webp;base64,UklGRg==', created: 1 };

/** One of each kind, with all that it can have. */
function everything(): BoardObject[] {
  const drawn = [0, 0, 0.5, 30, 20, 0.75, 60, 0, 0.25];
  const objects = BOARD_KINDS.map((kind, at): BoardObject => {
    const isStroke = kind === 'pen' || kind === 'marker';
    const isLine = kind === 'line' || kind === 'arrow';
    const isClosed = kind === 'rect' || kind === 'ellipse' || kind === 'diamond';
    return {
      ...PLAIN,
      id: id(at),
      kind,
      order: '',
      box: isStroke ? { x: at * 100, y: 8, w: 60, h: 20 } : { x: at * 100, y: 8, w: 80, h: isLine ? -24 : 64 },
      colour: at % 8,
      size: at % 4,
      text: kind === 'text' || kind === 'note' ? 'Ask about Monday' : kind === 'frame' ? 'Plans' : '',
      stroke: isStroke ? strokeFrom(drawn, true).stroke : null,
      fill: isClosed ? at % 3 : 0,
      dash: isClosed || isLine ? at % 3 : 0,
      turn: isLine || kind === 'frame' ? 0 : 30,
      group: at < 2 ? id(90) : null,
      locked: at === 4,
      file: kind === 'image' && file.ok ? file.value : null,
    };
  });
  const [held] = objects.filter(({ kind }) => kind === 'diamond');
  return objects.map((each) =>
    each.kind === 'arrow' && held !== undefined ? { ...each, to: tieAt(held, { x: 0, y: 0 }) } : each,
  );
}

function read(written: string): Imported {
  const result = readExcalidraw(written);
  if (!result.ok) throw new Error(result.error.tag);
  return result.value;
}

const one = (element: object): string =>
  JSON.stringify({ type: 'excalidraw', version: 2, elements: [{ id: 'a', x: 0, y: 0, ...element }], files: {} });

describe('a drawing that goes out and comes back', () => {
  it('is what it was, kind by kind', () => {
    const before = everything();
    const { objects, pictures, passedOver } = read(excalidrawOf(before, [WEBP]));
    expect(passedOver).toBe(0);
    expect(objects.map(({ kind }) => kind)).toEqual(before.map(({ kind }) => kind));
    for (const [at, object] of objects.entries()) {
      const was = before[at];
      if (was === undefined) throw new Error('as many come back');
      const { colour, size, text, fill, dash, turn, locked } = was;
      expect(object).toMatchObject({ colour, size, text, fill, dash, turn, locked });
      expect(object.group === null).toBe(was.group === null);
      // Words stand in a box as high as they are.
      if (was.text === '' && was.to === null) expect(object.box).toEqual(was.box);
      expect(object.stroke?.points.length).toBe(was.stroke?.points.length);
    }
    expect(objects[0]?.group).toBe(objects[1]?.group);
    const arrow = objects.find(({ kind }) => kind === 'arrow');
    expect(arrow?.to?.id).toBe(objects.find(({ kind }) => kind === 'diamond')?.id);
    expect(pictures.size).toBe(1);
  });

  it('leaves out a picture whose bytes are not there, and counts it', () => {
    const { objects, passedOver } = read(excalidrawOf(everything()));
    expect(objects.some(({ kind }) => kind === 'image')).toBe(false);
    expect(passedOver).toBe(1);
  });

  it('is written as Excalidraw writes it', () => {
    const { type, version, elements, appState, files } = JSON.parse(excalidrawOf(everything(), [WEBP]));
    expect({ type, version }).toEqual({ type: 'excalidraw', version: 2 });
    expect(appState).toBeTypeOf('object');
    expect(Object.keys(files)).toEqual([WEBP.id]);
    for (const element of elements) {
      for (const key of ['x', 'y', 'width', 'height', 'angle', 'strokeWidth', 'opacity', 'seed', 'version'])
        expect(Number.isFinite(element[key])).toBe(true);
      for (const key of ['id', 'type', 'strokeColor', 'backgroundColor', 'fillStyle', 'strokeStyle'])
        expect(element[key]).toBeTypeOf('string');
    }
    const ids = new Set(elements.map((each: { id: string }) => each.id));
    expect(ids.size).toBe(elements.length);
    for (const each of elements) if (each.containerId) expect(ids.has(each.containerId)).toBe(true);
  });
});

describe('a drawing from Excalidraw', () => {
  it('keeps the way of a line with bends, and the head of its arrow', () => {
    const points = [
      [0, 0],
      [50, 0],
      [50, 80],
    ];
    const { objects } = read(one({ type: 'arrow', points, endArrowhead: 'arrow', strokeColor: '#e03131' }));
    expect(objects.map(({ kind }) => kind)).toEqual(['pen', 'arrow']);
    expect(objects[1]?.box).toEqual({ x: 50, y: 0, w: 0, h: 80 });
    expect(objects[0]?.group).toBe(objects[1]?.group);
  });

  it('turns an arrow that has its head at the start', () => {
    const points = [
      [0, 0],
      [50, 20],
    ];
    const { objects } = read(one({ type: 'arrow', points, startArrowhead: 'arrow', endArrowhead: null }));
    expect(objects[0]).toMatchObject({ kind: 'arrow', box: { x: 50, y: 20, w: -50, h: -20 } });
  });

  it('puts the words of a box on it, as one group', () => {
    const elements = [
      {
        id: 'a',
        type: 'rectangle',
        x: 0,
        y: 0,
        width: 100,
        height: 50,
        backgroundColor: '#ffec99',
        strokeColor: '#1e1e1e',
      },
      { id: 'b', type: 'text', x: 10, y: 10, width: 60, height: 20, text: 'Plans', containerId: 'a', fontSize: 20 },
    ];
    const { objects } = read(JSON.stringify({ type: 'excalidraw', elements }));
    expect(objects.map(({ kind, text }) => [kind, text])).toEqual([
      ['rect', ''],
      ['text', 'Plans'],
    ]);
    expect(objects[0]).toMatchObject({ colour: 3, fill: 1 });
    expect(objects[0]?.group).toBe(objects[1]?.group);
    expect(objects[0]?.group).not.toBeNull();
  });

  it('keeps the address of a page, counts what it does not know, passes over what was deleted', () => {
    const elements = [
      { id: 'a', type: 'embeddable', x: 0, y: 0, width: 9, height: 9, link: 'https://example.org' },
      { id: 'b', type: 'hologram', x: 0, y: 0 },
      { id: 'c', type: 'rectangle', x: 'far', y: 0 },
      { id: 'd', type: 'rectangle', x: 0, y: 0, isDeleted: true },
      7,
    ];
    const { objects, passedOver } = read(JSON.stringify({ type: 'excalidraw', elements }));
    expect(objects.map(({ text }) => text)).toEqual(['https://example.org']);
    expect(passedOver).toBe(3);
  });

  it.each([
    ['another kind of file', '{"type":"note"}', 'not-a-drawing'],
    ['no JSON', '<svg/>', 'not-a-drawing'],
    ['too many things', JSON.stringify({ type: 'excalidraw', elements: new Array(10_001).fill(0) }), 'too-many'],
    ['a file too large', ' '.repeat(DRAWING_LIMIT + 1), 'too-large'],
    [
      'one as deep as a well',
      `{"type":"excalidraw","elements":[],"files":{"a":${'['.repeat(1_000)}${']'.repeat(1_000)}}}`,
      'not-a-drawing',
    ],
  ])('is refused as %s', (_, written, tag) => {
    expect(readExcalidraw(written)).toEqual({ ok: false, error: { tag } });
  });

  it('takes no picture of a type that can hold a script', () => {
    const written = JSON.stringify({
      type: 'excalidraw',
      elements: [{ id: 'a', type: 'image', x: 0, y: 0, width: 9, height: 9, fileId: 'f' }],
      files: { f: { dataURL: 'data:image/svg+xml;base64,PHN2Zy8+' } },
    });
    expect(read(written)).toMatchObject({ objects: [], passedOver: 1 });
  });

  it('of anything at all is read or refused, never thrown at', () => {
    const kinds = ['rectangle', 'arrow', 'line', 'freedraw', 'text', 'image', 'frame', 'diamond'];
    const anything = fc.record(
      {
        id: fc.string(),
        type: fc.constantFrom(...kinds),
        x: fc.oneof(fc.double(), fc.jsonValue()),
        y: fc.integer({ min: -1_000, max: 1_000 }),
        points: fc.oneof(fc.array(fc.array(fc.integer({ min: -99, max: 99 }), { maxLength: 3 })), fc.jsonValue()),
        containerId: fc.oneof(fc.string(), fc.jsonValue()),
        groupIds: fc.oneof(fc.array(fc.string()), fc.jsonValue()),
        customData: fc.jsonValue(),
        startBinding: fc.oneof(fc.record({ elementId: fc.string() }), fc.jsonValue()),
      },
      { requiredKeys: ['type'] },
    );
    fc.assert(
      fc.property(fc.array(anything), (elements) => {
        const result = readExcalidraw(JSON.stringify({ type: 'excalidraw', elements }));
        if (!result.ok) return;
        for (const { box } of result.value.objects) expect(Object.values(box).every(Number.isFinite)).toBe(true);
      }),
    );
  });
});
