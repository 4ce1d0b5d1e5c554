/** Names that browsers leave out of Intl.DisplayNames to be smaller. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

export const LANGUAGE_NAMES: Readonly<Record<string, MessageDescriptor>> = {
  ff: msg`Fulfulde`,
  kg: msg`Kikongo`,
  gcf: msg`Guadeloupean Creole`,
  kab: msg`Kabyle`,
  shi: msg`Tashelhit`,
  fon: msg`Fon`,
  dyu: msg`Dioula`,
  srr: msg`Serer`,
  snk: msg`Soninke`,
  mnk: msg`Mandinka`,
  bm: msg`Bambara`,
  fsl: msg`French Sign Language`,
  ase: msg`American Sign Language`,
  bfi: msg`British Sign Language`,
};
