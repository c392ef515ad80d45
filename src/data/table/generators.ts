/** @file The generator of tables comes late to the page, and with the worker: it reads the rows that the worker itself holds (`heldRows.ts`). */
import { drawTable } from './drawTable.ts';

export const generators = { table: drawTable } as const;
