/**
 * The files among what is pasted or dropped. Office programs lay a picture of their words beside the words: there the
 * words are meant. A picture that was copied from a page of the web comes with an address alone.
 */
export function pastedFiles(data: DataTransfer | null): File[] {
  const words = data?.getData('text/html').replace(/<style.*?<\/style>|<!--.*?-->|<[^>]*>|&nbsp;|\s/gis, '');
  return words ? [] : [...(data?.files ?? [])];
}
