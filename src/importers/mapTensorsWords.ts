/** @file What is said of tensors that are laid onto a network. */
import { formatShape } from '#nn/shape.ts';
import type { Mapping } from './mapTensors.ts';

export const NOT_WHOLE = 'These numbers can be taken only where every tensor of the network has its own among them.';

const some = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** How the pairs were found, in a sentence. */
export function sayHow({ by, prefix }: Mapping): string {
  if (by === 'name') return 'Every tensor was found by its name.';
  if (by === 'prefix') return `Every tensor was found by its name behind “${prefix}”.`;
  return 'The names differ: tensors were paired layer by layer, by shape and order. Look whether the pairs are right.';
}

/** Why a mapping cannot be taken, in a sentence each; none where it is whole. */
export function sayWhyNot({ mismatches, missing, leftOver, whole, pairs }: Mapping): readonly string[] {
  if (whole) return [];
  if (pairs.length + mismatches.length + missing.length === 0) return ['This network holds no numbers.'];
  return [
    ...mismatches.map(
      ({ ours, theirs }) =>
        `${ours.path} has the shape ${formatShape(ours.shape)} here, and ${formatShape(theirs.shape)} in the file (${theirs.name}).`,
    ),
    ...missing.map(({ path, shape }) => `${path} ${formatShape(shape)} is not in the file.`),
    ...(leftOver.length === 0
      ? []
      : [
          `${some(leftOver.length, 'tensor', 'tensors')} of the file ${leftOver.length === 1 ? 'has' : 'have'} no place in this network.`,
        ]),
  ];
}
