/** Whether the commands are in front, or the list of keys. Apart from what draws them, which is fetched after the first screen. */
import { changeable } from '../../model/observable.ts';

export const door = changeable<'shut' | 'commands' | 'keys'>('shut');
