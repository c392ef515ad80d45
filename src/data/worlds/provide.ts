/** @file Importing this file makes the image worlds and the text ready for use: in the engine, in the commands and in tests, which need not load them later. */
import { provideGenerators } from '#data/late.ts';
import { generators } from './generators.ts';

provideGenerators(generators);
