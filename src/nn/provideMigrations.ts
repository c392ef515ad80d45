/** @file Importing this file makes runs of version 1 readable at once: in commands, in tests, and in parts of the page that list what was kept long ago. */
import { runToTwo } from './migrateToTwo.ts';
import { provideRunToTwo } from './migrations.ts';

provideRunToTwo(runToTwo);
