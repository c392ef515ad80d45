/** @file Importing this file makes the image worlds, tables and the text ready for use: in the engine, in the commands and in tests, which need not load them later. */
import { provideGenerators } from '#data/late.ts';
import { generators as tables } from '#data/table/generators.ts';
import { generators } from './generators.ts';

provideGenerators({ ...generators, ...tables });
