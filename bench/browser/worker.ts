/** @file A contestant in a Web Worker; its name says which. */
import { libraries } from 'virtual:peers';
import { own } from '../own.ts';
import { loadRival } from '../rivals/rivals.ts';
import { makeStrata } from '../strata.ts';
import { type Request, takesTurns } from '../turns.ts';

const { name } = self;
const backEnd = own[name];
const answer = takesTurns(
  () =>
    backEnd
      ? { name, version: 'this tree', make: (workload) => makeStrata(workload, backEnd) }
      : loadRival(name, libraries),
  () => undefined, // from within nobody knows; who asks looks from outside
);

self.onmessage = async ({ data }: MessageEvent<Request>) => self.postMessage(await answer(data));
