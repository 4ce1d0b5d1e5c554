import type * as Y from 'yjs';
import { writeMarkdown } from '../model/markdown.ts';
import { jsonOf } from './pageJson.ts';

/** A page as Markdown, for taking along. The other side may have written anything, nested as deep as it likes. */
export const markdownOf = (body: Y.XmlFragment): string => writeMarkdown(jsonOf(body));
