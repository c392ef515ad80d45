/** @file What is said of files and links that are opened, and of what a new network is called. */

export const FILE_NOT_READ = 'This file could not be read.';
export const OPEN_LINK = 'Open link';
export const NEW_NETWORK = 'New network';
export const SAVE_IT_AS_A_FILE = 'Save it as a file';
