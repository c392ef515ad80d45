/** The unit tests that mutation testing asks: `npm run mutation` names their folders, and where the code with all its changes lies. */
import { appendFileSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { configDefaults, defineConfig, mergeConfig } from 'vitest/config';
import { BaseSequencer, type Reporter, type TestSpecification } from 'vitest/node';
import config from './vite.config.ts';

const folders = (process.env['MUTATION_TESTS'] ?? 'src').split(',');
const changed = process.env['MUTATION_CODE'];
const code: Readonly<Record<string, string>> = changed ? JSON.parse(readFileSync(changed, 'utf8')) : {};

/** They go through whole runs of many documents, which takes seconds for each of thousands of changes. A change is to be noticed without them. */
const slow = [
  'src/probes/contract.test.ts',
  'src/probes/answer/pictures.test.ts',
  'src/probes/bottleneck/autoencoder.test.ts',
  'src/probes/bottleneck/surveyedPair.test.ts',
  'src/probes/constants/gallery.test.ts',
  'src/probes/laboratory.test.ts',
  'src/probes/survey/agreement.test.ts',
  '**/*.long.test.ts',
];

/** Known answers are asked first, then what takes least: the first test that notices a change is enough. */
class KnownFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => (moduleId.includes('.known.') ? 0 : 1);
    return (await super.sort(files)).toReversed().sort((a, b) => rank(a) - rank(b));
  }
}

/** Tells the log that every file came to its end, whatever became of its tests: so a process that broke off is told apart. And which file cannot even be loaded. */
const tellsEnd: Reporter = {
  onTestRunEnd(modules) {
    const tell = (line: string) => appendFileSync(process.env['MUTATION_LOG']!, `${line}\n`);
    for (const module of modules) if (module.errors().length > 0) tell(`broken ${module.relativeModuleId}`);
    if (modules.every((module) => /passed|failed|skipped/.test(module.state()))) tell('ended');
  },
};

const withChanges: Plugin = { name: 'with-changes', enforce: 'pre', load: (id) => code[id] };
const mutation = mergeConfig(
  config,
  defineConfig({
    plugins: [withChanges],
    test: {
      maxWorkers: 1,
      exclude: [...configDefaults.exclude, ...slow],
      sequence: { sequencer: KnownFirst },
      ...(changed ? { runner: './scripts/mutationRunner.ts', reporters: ['dot', tellsEnd] } : {}),
    },
  }),
);
mutation.test!.include = folders.map((folder) => `${folder}{/**/*,*}.test.{ts,tsx}`);
export default mutation;
