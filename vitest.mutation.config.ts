/** The unit tests that mutation testing asks, one area at a time: `npm run mutation` names their folders. */
import { defineConfig, mergeConfig } from 'vitest/config';
import config from './vite.config.ts';

const folders = (process.env['MUTATION_TESTS'] ?? 'src').split(',');
/** They go through whole runs of many documents: seconds for each of thousands of changes. What a change does, the others must tell by themselves. */
const slow = [
  '**/*.long.test.ts',
  'src/probes/contract.test.ts',
  'src/probes/constants/gallery.test.ts',
  'src/probes/survey/agreement.test.ts',
  'src/probes/bottleneck/autoencoder.test.ts',
];
const mutation = mergeConfig(config, defineConfig({ test: { maxWorkers: 1, exclude: slow } }));
mutation.test!.include = folders.map((folder) => `${folder}{/**/*,*}.test.{ts,tsx}`);
export default mutation;
