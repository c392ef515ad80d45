/** @file The samples of the run at hand, of all its phases, kept so that to start it anew, or to go back to it, does not draw them again. */
import { type Drawn, prepareInParts, type WholeData } from '#data/prepare.ts';
import type { Recipe } from '#nn/recipe.ts';

export class HeldData {
  #held: ReadonlyMap<string, WholeData> = new Map();

  /** The samples of recipes, with yields while they are drawn; those before are kept until all of these are there. */
  *prepareAll(recipes: readonly Recipe[]): Generator<Drawn, void> {
    const next = new Map<string, WholeData>();
    for (const recipe of recipes) {
      const key = keyOf(recipe);
      if (next.has(key)) continue;
      const known = this.#held.get(key);
      // None: images from files that were not at hand, and may be now.
      next.set(key, known && known.count > 0 ? known : yield* prepareInParts(recipe.data, recipe.seed));
    }
    this.#held = next;
  }

  /** The same for one. */
  *prepare(recipe: Recipe): Generator<Drawn, WholeData> {
    yield* this.prepareAll([recipe]);
    return this.of(recipe)!;
  }

  /** The samples of a recipe, where they were prepared. */
  of(recipe: Recipe): WholeData | undefined {
    return this.#held.get(keyOf(recipe));
  }
}

const keyOf = ({ data, seed }: Recipe): string => JSON.stringify([data, seed]);
