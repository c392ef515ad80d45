// @ts-check
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Where the runners leave their JSON. */
export const reports = join(root, 'node_modules/.cache/reports');
/** A program of an installed package. @param {string} path */
export const tool = (path) => join(root, 'node_modules', path);
