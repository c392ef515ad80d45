/** @file From what a person brought to the document's data. */
import { changeData } from '#app/data/editData.ts';
import { inTasks } from '#base/tasks.ts';
import { hashInParts, holdImages, type ImageSet } from '#data/images/imageSet.ts';
import type { TableSet } from '#data/import/readTable.ts';
import type { OwnPoints } from '#data/points/ownPoints.ts';
import { imagesNotKept } from '#library/libraryWords.ts';
import { keepImages } from '#state/keptImages.ts';
import { editor } from '#state/useEditor.ts';
import { announce } from '#ui/Announcer.tsx';
import { formatCount } from '#ui/format.ts';
import { imagesRecipe, pointsRecipe, tableRecipe } from './importRecipe.ts';

const present = () => editor().store.getState().document.data;

/** Images into the document; they themselves stay in this browser. */
export async function takeImages(images: ImageSet): Promise<void> {
  const hash = await inTasks(hashInParts(images));
  holdImages(hash, images);
  // Ahead of the change, as a task of its own: it takes a while to copy many images.
  editor().engine.provide(hash, images);
  await new Promise((resolve) => setTimeout(resolve));
  changeData(imagesRecipe(images, hash, present()), 'Import images');
  const outcome = await keepImages(hash, images);
  if ('kept' in outcome) return announce(`${formatCount(images.labels.length)} images imported.`);
  const text = imagesNotKept(outcome.refused === 'full');
  announce(text);
  editor().notify({ tone: 'info', text });
}

export function takeTable(table: TableSet): void {
  changeData(tableRecipe(table, present()), 'Import a table');
  announce(`${formatCount(table.count)} rows imported.`);
}

/** Points that were exported here, as the very points they were. */
export function takePoints(points: OwnPoints): void {
  changeData(pointsRecipe(points, present()), 'Import points');
  announce(`${formatCount(points.points.length)} points imported.`);
}
