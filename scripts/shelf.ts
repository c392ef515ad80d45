/**
 * Trains what stands on the shelf "Already trained": `npm run shelf` makes the runs of examples whose document, steps or engine have changed, `-- ID …` these
 * anew, `-- --all` all of them. Each is saved as `npm run train -- … --save` saves one; a test trains it again and compares.
 */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { replayer } from '#engine/replay.ts';
import { examples } from '#examples/index.ts';
import { readGoal } from '#proof/readings.ts';
import { openExample } from '#state/openExample.ts';
import { asCommand, refuse } from './command.ts';
import { saveRun } from './openRun.ts';
import { isOf, savedOf, trainedFile } from './trainedFile.ts';

const USAGE = 'usage: npm run -s shelf [-- --all | ID …]';

export const main = asCommand(USAGE, (args) => {
  const shelf = examples.filter((one) => one.shelf === 'trained');
  const unknown = args.find((arg) => arg !== '--all' && !shelf.some(({ id }) => id === arg));
  if (unknown !== undefined) return refuse(`there is no trained example ${unknown}\n${USAGE}`);
  const folder = join(process.cwd(), 'src/examples/trained');
  mkdirSync(folder, { recursive: true });
  for (const example of shelf) {
    const file = join(folder, trainedFile(example));
    const { document } = openExample(example);
    if (!args.includes('--all') && !args.includes(example.id) && isOf(savedOf(file), document, example.steps)) continue;
    const run = replayer(document, undefined, undefined, readGoal);
    while (run.trainer.step < example.steps && !run.trainer.divergence) run.step();
    if (run.trainer.divergence) return refuse(`example ${example.id}: its training ran away`);
    saveRun({ document, run }, file);
    console.log(`${example.id}: ${statSync(file).size} bytes, ${run.trainer.parameterHash()}`);
  }
  const names = new Set(shelf.map(trainedFile));
  for (const name of readdirSync(folder)) if (!names.has(name)) rmSync(join(folder, name));
  return 0;
});
