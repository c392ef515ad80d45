/** @file The training worker. What draws images is a file of its own, which is asked for with the first document that needs it. */
import { retried } from '#base/loadPart.ts';
import { isLoaded, provideGenerators } from '#data/late.ts';
import { generators as tables } from '#data/table/generators.ts';
import generatorsFile from '#data/worlds/generatorsFile.ts?worker&url';
import { dataTypesIn } from '#engine/dataTypes.ts';
import { startTraining } from './training.ts';

provideGenerators(tables);
const generators = retried(async () => {
  await import(/* @vite-ignore */ generatorsFile);
  if (globalThis.strataGenerators) provideGenerators(globalThis.strataGenerators);
});

startTraining((said) => {
  const command = said.type === 'lane' ? said.command : said;
  const there = !('document' in command) || dataTypesIn(command.document).every(isLoaded);
  // Where it does not come the document fails, and the next asks again.
  return there ? undefined : generators().catch(() => {});
});
