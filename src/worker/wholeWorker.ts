/** @file The training worker in one file, for a Blob: from there it can ask for no other. */
import '#data/worlds/provide.ts';
import { startTraining } from './training.ts';

startTraining(() => undefined);
