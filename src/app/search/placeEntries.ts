/** @file What the network is made of and can be made of, lenses, examples, data sets and terms, for the search. */
import { CHOOSE_THE_DATA_SET } from '#app/data/dataWords.ts';
import { groupsOf } from '#builder/palette/groups.ts';
import { addCargo, focusSelected } from '#builder/stage/blockActions.ts';
import type { DatasetType } from '#data/index.ts';
import { texts } from '#data/texts.ts';
import { glossary } from '#glossary/index.ts';
import { openGlossary } from '#glossary/openGlossary.ts';
import { type LayerType, layers } from '#layers/index.ts';
import { layerName, words } from '#layers/words.ts';
import { lenses } from '#lenses/index.ts';
import { walk } from '#nn/block.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { blockTitle } from '#state/blockName.ts';
import type { Desk } from '#state/desk.ts';
import { gallery } from '#state/gallery.ts';
import { focusGround } from '#ui/ground.ts';
import { changeData, leftRecipe } from '../data/editData.ts';
import { type Group, groupNames, recipeFor, typesIn } from '../data/recipe.ts';
import { inSight } from '../inSight.ts';
import { openGalleryEntry } from '../openGalleryEntry.ts';
import { closeMode, openMode } from '../stageMode.ts';
import type { Source } from './entry.ts';

const registry: LayerRegistry = layers;

/** The network comes in sight, where a lens has its room or a phone shows something else. */
function showNetwork(desk: Desk): void {
  if (desk.editor.store.getState().document.view.mode !== undefined) closeMode(desk);
  inSight(desk).set({ panel: 'network' });
}

export const blockEntries: Source = ({ editor }) => {
  const { network } = editor.store.getState().document;
  return [...walk(network, registry)].map(({ block: { id, type } }) => ({
    kind: 'block',
    id,
    name: blockTitle(network, id),
    also: [type],
    says: words[type as LayerType].summary,
    run(desk) {
      showNetwork(desk);
      desk.editor.select({ block: id });
      // Once the network is there.
      requestAnimationFrame(() => focusSelected(desk));
    },
  }));
};

export const layerEntries: Source = () => [
  ...(Object.keys(layers) as LayerType[]).map((type) => ({
    kind: 'layer' as const,
    id: type,
    name: layerName(type),
    also: [type],
    says: words[type].summary,
    run(desk: Desk) {
      showNetwork(desk);
      addCargo(desk, { kind: 'new', type });
      requestAnimationFrame(() => focusSelected(desk));
    },
  })),
  ...groupsOf(registry).map((group) => ({
    kind: 'layer' as const,
    id: `group ${group.id}`,
    name: group.name,
    also: [group.id],
    says: group.summary,
    run(desk: Desk) {
      showNetwork(desk);
      addCargo(desk, { kind: 'group', group });
      requestAnimationFrame(() => focusSelected(desk));
    },
  })),
];

export const lensEntries: Source = () =>
  lenses.map(({ id, title, summary }) => ({
    kind: 'lens',
    id,
    name: title,
    also: [id],
    says: summary,
    run: (desk) => openMode(desk, id),
  }));

export const exampleEntries: Source = () =>
  gallery.map((entry) => ({
    kind: 'example',
    id: entry.id,
    name: entry.title,
    also: [entry.id, texts[entry.document.data.type as DatasetType].name],
    says: entry.sentence,
    run(desk) {
      openGalleryEntry(desk, entry);
      focusGround();
    },
  }));

export const dataEntries: Source = () =>
  (Object.keys(groupNames) as Group[]).flatMap(typesIn).map((type) => ({
    kind: 'data',
    id: type,
    name: texts[type].name,
    also: [type],
    says: texts[type].summary,
    run(desk) {
      const { data } = desk.editor.store.getState().document;
      changeData(desk, recipeFor(type, data, leftRecipe(desk, type)), CHOOSE_THE_DATA_SET);
      focusGround();
    },
  }));

export const termEntries: Source = () =>
  glossary.map(({ id, name, also, plain }) => ({
    kind: 'term',
    id,
    name,
    also,
    says: plain,
    run: () => openGlossary(id),
  }));
