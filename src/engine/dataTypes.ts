/** @file The data sets that a document may come to train on. */
import type { StrataDocument } from '#nn/document.ts';
import type { Patch } from '#nn/patch.ts';

/** Its own, those of its phases, and those of its variants and their phases. */
export function dataTypesIn({ data, phases = [], variants = [] }: StrataDocument): readonly string[] {
  const named = ({ data, phases = [] }: Patch): readonly unknown[] => [
    data?.['type'],
    ...phases.flatMap(({ change }) => named(change)),
  ];
  const others = [...phases, ...variants].flatMap(({ change }) => named(change));
  return [data.type, ...others.filter((type) => typeof type === 'string')];
}
