/** How each mark is drawn and called. Drawn by us: not every device has a font with such signs. */
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { LucideIcon } from 'lucide-react';
import HandHeart from 'lucide-react/icons/hand-heart';
import Heart from 'lucide-react/icons/heart';
import Lightbulb from 'lucide-react/icons/lightbulb';
import PartyPopper from 'lucide-react/icons/party-popper';
import Smile from 'lucide-react/icons/smile';
import ThumbsUp from 'lucide-react/icons/thumbs-up';
import type { Mark } from '../../../model/chatLine.ts';

export const marks: Record<Mark, { readonly icon: LucideIcon; readonly label: MessageDescriptor }> = {
  '👍': { icon: ThumbsUp, label: msg`Agreed` },
  '❤️': { icon: Heart, label: msg`From the heart` },
  '🙂': { icon: Smile, label: msg`A smile` },
  '🎉': { icon: PartyPopper, label: msg`Well done` },
  '🙏': { icon: HandHeart, label: msg`Thank you` },
  '💡': { icon: Lightbulb, label: msg`Good idea` },
};
