/** A picture in a page: a reference to a file of the workspace, never its bytes, nor an address from outside. */
import { Node } from '@tiptap/core';
import type { Node as PmNode } from '@tiptap/pm/model';
import { type FileRef, pictureRefOf } from '../../../model/file.ts';
import type { FileState, Files } from '../../../session/types.ts';

/** Larger ones than we make are a stranger's: asked for, never drawn by themselves. */
const DRAWN = 2_000_000;

export interface ImageOptions {
  /** Null where there are none: a private note. */
  readonly files: Files | null;
  /** What stands in its place; `action` is on the button, if there is something to do. */
  readonly words: (file: FileRef, state: FileState | null) => { text: string; action: string | null };
}

export const Image = Node.create<ImageOptions>({
  name: 'image',
  group: 'block',
  atom: true,
  draggable: true,
  addOptions: () => ({ files: null, words: () => ({ text: '', action: null }) }),
  addAttributes: () =>
    Object.fromEntries(
      ['file', 'name', 'type', 'size', 'width', 'height', 'alt'].map((name) => [
        name,
        {
          default: null,
          parseHTML: (element: HTMLElement) => {
            const value = element.getAttribute(`data-${name}`);
            return value !== null && ['size', 'width', 'height'].includes(name) ? Number(value) : value;
          },
          renderHTML: (attributes: Record<string, unknown>) =>
            attributes[name] === null || attributes[name] === undefined
              ? {}
              : { [`data-${name}`]: String(attributes[name]) },
        },
      ]),
    ),
  // Copied within the app it keeps its reference; an address from outside is not followed.
  parseHTML: () => [{ tag: 'figure[data-file]' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes],
  addNodeView() {
    const { files, words } = this.options;
    return ({ node }) => pictureView(node, files, words);
  },
});

function pictureView(first: PmNode, files: Files | null, words: ImageOptions['words']) {
  const dom = document.createElement('figure');
  dom.className = 'page-picture';
  const ref = pictureRefOf(first.attrs);
  const state = ref === null || files === null ? null : files.state(ref);
  let node = first;
  let url: string | null = null;
  let isReading = false;
  let isGone = false;

  function draw(): void {
    if (isGone) return;
    const alt = typeof node.attrs.alt === 'string' ? node.attrs.alt : '';
    if (ref === null) dom.replaceChildren(noteOf('?', alt));
    else if (url !== null) dom.replaceChildren(pictureOf(ref, alt, url));
    else drawPlace(ref, alt);
  }

  function drawPlace(ref: FileRef, alt: string): void {
    const now = state?.get() ?? null;
    if (now?.tag === 'here' && ref.size <= DRAWN) void read();
    const { text, action } = words(ref, now);
    const place = noteOf(text, alt);
    // Its place is kept, so that nothing moves when it comes.
    place.style.aspectRatio = `${ref.width ?? 4} / ${ref.height ?? 3}`;
    if (action !== null) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'button button-quiet button-small';
      button.textContent = action;
      button.addEventListener('click', () => files?.fetch(ref));
      place.append(button);
    }
    dom.replaceChildren(place);
  }

  async function read(): Promise<void> {
    if (ref === null || files === null || isReading) return;
    isReading = true;
    const blob = await files.read(ref);
    isReading = false;
    if (!blob.ok || isGone) return;
    url = URL.createObjectURL(blob.value);
    draw();
  }

  const stop = state?.subscribe(draw);
  draw();
  return {
    dom,
    update(next: PmNode) {
      if (next.type !== node.type || next.attrs.file !== node.attrs.file) return false;
      node = next;
      draw();
      return true;
    },
    // What is drawn is ours; the editor need not look.
    ignoreMutation: () => true,
    stopEvent: (event: Event) => event.target instanceof HTMLButtonElement,
    destroy() {
      isGone = true;
      stop?.();
      if (url !== null) URL.revokeObjectURL(url);
    },
  };
}

function pictureOf({ width, height }: FileRef, alt: string, url: string): HTMLElement {
  const picture = document.createElement('img');
  picture.src = url;
  picture.alt = alt;
  picture.draggable = false;
  if (width !== undefined) picture.width = width;
  if (height !== undefined) picture.height = height;
  return picture;
}

function noteOf(text: string, alt: string): HTMLElement {
  const place = document.createElement('div');
  place.className = 'page-picture-place';
  const words = document.createElement('p');
  words.dir = 'auto';
  words.textContent = alt === '' ? text : `${alt} · ${text}`;
  place.append(words);
  return place;
}
