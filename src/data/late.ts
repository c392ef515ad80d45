/**
 * @file Generators that are too long for what the page loads before anything is shown. The definitions of their sets are there from the start; the page loads
 * the generators when such a set is chosen or opened (`loadGenerator.ts`), while the engine and the commands have them from the start.
 */
import type { Random } from '#base/random.ts';
import type { Samples } from '#nn/dataset.ts';

type Generate = (values: never, random: Random) => Samples;

const late = new Map<string, Generate | undefined>();

/** The `generate` of a set whose generator is provided later. */
export function generatedLate(type: string): (values: unknown, random: Random) => Samples {
  if (!late.has(type)) late.set(type, undefined);
  return (values, random) => {
    const generate = late.get(type);
    if (!generate) throw new Error(`data: the generator of ${type} is not loaded`);
    return generate(values as never, random);
  };
}

export function provideGenerators(generators: Readonly<Record<string, Generate>>): void {
  for (const [type, generate] of Object.entries(generators)) late.set(type, generate);
}

/** Whether samples of a set can be prepared. */
export const isLoaded = (type: string): boolean => !late.has(type) || late.get(type) !== undefined;
