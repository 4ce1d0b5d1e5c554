/** What a person is told for each way in which a bundle is refused. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { MakeError, ReceiveError } from '../../session/bundleTypes.ts';

/** Of `more-parts` the numbers are told by the screen. */
export function refusalWords(error: Exclude<ReceiveError, { tag: 'more-parts' }>): MessageDescriptor {
  switch (error.tag) {
    case 'not-a-bundle':
      return msg`There is nothing from Binôme in this. Take the whole file, or all of the text from BEGIN BINOME to END BINOME.`;
    case 'cut':
      return msg`Its end is missing: it was probably cut while being copied or sent. Ask for it again, as a file if you can.`;
    case 'altered':
      return msg`It was changed on its way, so nothing of it was taken in. Ask for it again, as a file if you can.`;
    case 'newer-version':
      return msg`A newer Binôme made this. Reload to get the new version, then take it in again.`;
    case 'too-large':
      return msg`This is larger than Binôme takes in at once.`;
    case 'not-for-you':
      return msg`This is not for you: none of your spaces can open it. It may be for somebody else.`;
    case 'own':
      return msg`You made this one yourself. It is for the other person: send it to them.`;
    case 'not-genuine':
      return msg`It was not signed by the person you share this space with, so nothing of it was taken in.`;
    case 'malformed':
      return msg`It comes from your space, but cannot be read. Ask for a new one; if that fails too, one of you may need the newest Binôme.`;
    case 'hostile':
      return msg`It would have damaged what you write together, so it was stopped.`;
    case 'not-saved':
      return msg`This could not be written on the device. Free some space, then try again.`;
  }
}

export function makingWords(error: MakeError): MessageDescriptor {
  switch (error.tag) {
    case 'not-saved':
      return msg`This could not be written on the device. Free some space, then try again.`;
    case 'too-large':
      return msg`There is too much for one file. It will leave by itself when you are both online.`;
  }
}
