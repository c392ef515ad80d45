/** @file From what a person brought to the document's data. */

import { changeData } from '#app/data/editData.ts';
import { inTasks } from '#base/tasks.ts';
import { hashInParts } from '#data/images/hashParts.ts';
import type { ImageSet } from '#data/images/imageSet.ts';
import type { TableSet } from '#data/import/readTable.ts';
import { hold, type Imported } from '#data/imported.ts';
import type { OwnPoints } from '#data/points/ownPoints.ts';
import { hashRows, liesInline } from '#data/table/bringRows.ts';
import type { Outcome } from '#library/library.ts';
import { importNotKept } from '#library/libraryWords.ts';
import type { Desk } from '#state/desk.ts';
import { keepImages, keepRows } from '#state/keepImports.ts';
import { announce } from '#ui/Announcer.tsx';
import { formatCount } from '#ui/format.ts';
import { IMPORT_A_TABLE, IMPORT_IMAGES, IMPORT_POINTS, pointsImported, rowsImported } from './applyWords.ts';
import { imagesRecipe, pointsRecipe, rowsIn, tableRecipe } from './importRecipe.ts';

const present = (desk: Desk) => desk.editor.store.getState().document.data;

/** To the engine, ahead of the change that names it, as a task of its own: it takes a while to copy much. */
async function handOver(desk: Desk, hash: string, set: Imported): Promise<void> {
  hold(hash, set);
  desk.editor.engine.provide(hash, set);
  await new Promise((resolve) => setTimeout(resolve));
}

/** Says that something was imported, or that it will not be there next time. */
function tell(desk: Desk, outcome: Outcome, what: 'images' | 'rows', count: number): void {
  if ('kept' in outcome) return announce(`${formatCount(count)} ${what} imported.`);
  const text = importNotKept(what, outcome.refused === 'full');
  announce(text);
  desk.editor.notify({ tone: 'info', text });
}

/** Images into the document; they themselves stay in this browser. */
export async function takeImages(desk: Desk, images: ImageSet): Promise<void> {
  const hash = await inTasks(hashInParts(images));
  await handOver(desk, hash, images);
  changeData(desk, imagesRecipe(images, hash, present(desk)), IMPORT_IMAGES);
  tell(desk, await keepImages(hash, images), 'images', images.labels.length);
}

/** A table into the document: its rows as they are where they are few, else a hash of them, and they themselves stay in this browser. */
export async function takeTable(desk: Desk, table: TableSet): Promise<void> {
  const rows = rowsIn(table);
  if (liesInline(rows)) {
    changeData(desk, tableRecipe(table, present(desk)), IMPORT_A_TABLE);
    return announce(rowsImported(formatCount(table.count)));
  }
  const hash = await inTasks(hashRows(rows));
  await handOver(desk, hash, rows);
  changeData(desk, tableRecipe(table, present(desk), hash), IMPORT_A_TABLE);
  tell(desk, await keepRows(hash, { title: table.title, ...rows }), 'rows', table.count);
}

/** Points that were exported here, as the very points they were. */
export function takePoints(desk: Desk, points: OwnPoints): void {
  changeData(desk, pointsRecipe(points, present(desk)), IMPORT_POINTS);
  announce(pointsImported(formatCount(points.points.length)));
}
