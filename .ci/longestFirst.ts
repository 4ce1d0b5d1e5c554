import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { root } from './build.ts';

/** They last far longer than their size says: begun last, one of them would leave the other worker with nothing to do. */
const LONG = [
  'e2e/circle/twelve.scene.ts',
  'e2e/trust/newKey.scene.ts',
  'e2e/trust/swapped.scene.ts',
  'e2e/devices/comeBack.scene.ts',
  'e2e/devices/left.scene.ts',
];

/** Vitest's own order, by what the last run here took or by size, after those. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean => LONG.includes(relative(root, moduleId));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((each) => !isLong(each))];
  }
}
