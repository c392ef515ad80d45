/** Proofs that take minutes, and fuzzers: `npm run test:all -- proofs fuzz`, not part of `npm test`. */
import { defineConfig, mergeConfig } from 'vitest/config';
import config from './vite.config.ts';

const slow = mergeConfig(config, defineConfig({ test: { testTimeout: 86_400_000 } }));
slow.test!.include = ['slow/**/*.test.ts'];
export default slow;
