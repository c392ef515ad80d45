/** @file A block's numbers handed to the browser as a file: its parameters, or what it makes of the sample that is looked at. */
import { fileStem } from '#base/fileStem.ts';
import { tableCsv, tableJson } from '#base/table.ts';
import { outputTable, weightsTable } from '#nn/numberTables.ts';
import { blockName } from '#state/blockName.ts';
import type { Editor } from '#state/editorState.ts';
import { announce } from '#ui/Announcer.tsx';
import { tableSaved } from '#ui/saveTableWords.ts';
import { saveText } from '#ui/saveText.ts';
import { NOTHING_TO_SAVE } from './saveBlockWords.ts';

export type BlockNumbers = 'parameters' | 'output';

/** Of the run as it stands; says so where there is none. @param row the sample that is looked at */
export async function saveBlock(
  { engine, store }: Pick<Editor, 'engine' | 'store'>,
  id: string,
  row: number,
  what: BlockNumbers,
  kind: 'csv' | 'json',
): Promise<void> {
  const { document, inference } = store.getState();
  const table = await (what === 'parameters' ? parameters() : output()).catch(() => undefined);
  if (!table) return announce(NOTHING_TO_SAVE);
  const name = fileStem(`${document.title}-${blockName(document.network, id) ?? id}-${what}`);
  const file = `${name}.${kind}`;
  if (kind === 'csv') saveText(file, tableCsv(table), 'text/csv');
  else saveText(file, tableJson(table));
  announce(tableSaved(file));

  async function parameters() {
    return weightsTable(inference.blocks, await engine.ask('parameters'), id);
  }
  async function output() {
    const answer = await engine.ask('outputs', row);
    const block = answer.blocks.find((one) => one.id === id);
    return block && outputTable(answer, block);
  }
}
