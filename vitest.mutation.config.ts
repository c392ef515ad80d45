/** The unit tests that mutation testing asks, one area at a time: `npm run mutation` names their folders. */
import { defineConfig, mergeConfig } from 'vitest/config';
import config from './vite.config.ts';

const folders = (process.env['MUTATION_TESTS'] ?? 'src').split(',');
const mutation = mergeConfig(config, defineConfig({ test: { maxWorkers: 1 } }));
mutation.test!.include = folders.map((folder) => `${folder}{/**/*,*}.test.{ts,tsx}`);
export default mutation;
