import { dataChange } from '#builder/offerData.ts';
import { texts } from '#data/texts.ts';
import type { Desk } from '#state/desk.ts';
import { changeData, leftRecipe } from './editData.ts';
import { recipeFor } from './recipe.ts';

/** Lets layers offer data that fit them: one press changes the set, as the data panel would. */
export function offerData(desk: Desk): () => void {
  dataChange(desk).set({
    change: (type) =>
      changeData(
        desk,
        recipeFor(type, desk.editor.store.getState().document.data, leftRecipe(desk, type)),
        `Use ${texts[type].name}`,
      ),
  });
  return () => dataChange(desk).set({ change: undefined });
}
