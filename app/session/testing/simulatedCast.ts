/** Who is in a storm, and what a page has of its person beside the workspace. */
import { certifyDevice, derivePerson, hash, Secret, type SigningPair, signingPairFrom } from '../../../crypto/index.ts';
import { personIdOf } from '../../model/ids.ts';
import { changeable } from '../../model/observable.ts';
import type { Core } from '../core.ts';
import type { RunningDataUse } from '../dataUse.ts';

const utf8 = new TextEncoder();
export const bytesOf = (name: string): Uint8Array => hash(utf8.encode(name));

export interface SimulatedPerson {
  readonly name: string;
  readonly id: Core['me'];
  readonly keys: Core['person'];
}

function personOf(name: string): SimulatedPerson {
  const keys = derivePerson(new Secret(bytesOf(name)));
  return { name, id: personIdOf(keys.sign.publicKey), keys };
}

export const PEOPLE: readonly SimulatedPerson[] = [personOf('ada'), personOf('ben')];

// Made once for all seeds.
const devices = new Map<string, { readonly pair: SigningPair; readonly certificate: Uint8Array }>();
export function deviceOf(person: SimulatedPerson, index: number) {
  const name = `${person.name} ${index}`;
  const pair = signingPairFrom(new Secret(bytesOf(name)));
  const known = devices.get(name) ?? { pair, certificate: certifyDevice(person.keys.sign, pair.publicKey, index) };
  devices.set(name, known);
  return known;
}

/** What the storm has no use for. */
export const nobody = (): never => {
  throw new Error('not in the storm');
};

export function dataUse(low: () => boolean): RunningDataUse {
  return {
    use: { get: nobody, subscribe: nobody },
    mode: changeable('full'),
    low: { get: low, subscribe: () => () => undefined },
    choose: nobody,
    reset: nobody,
    note: () => undefined,
    close: () => undefined,
  };
}
