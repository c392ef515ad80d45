/** @file The generators as a script of their own: whoever runs it finds them in a global variable. */
import { generators } from './generators.ts';

globalThis.strataGenerators = generators;
