/** @file What is said of the network as a program, and of what other programs get of it. */
import { formatCount } from '#ui/format.ts';

export const DOES_NOT_FIT = 'There is no program yet: the network does not fit together. The stage says what to mend.';
export const NO_PROGRAM = 'There is no program to show yet.';
export const FRAMEWORK = 'Framework';
export const COPY = 'Copy';
export const COPIED = 'Copied';
export const DOWNLOAD = 'Download';
export const OTHER_FILES = 'Other files';
export const WITH_WEIGHTS = 'With the weights';
export const weightsOfStep = (step: number): string => `With the weights of step ${formatCount(step)}`;
export const AS_LINES = 'The program, line by line';
export const programOf = (name: string): string => `${name} program`;
export const NOT_RUN = 'Our tests check that this program can be read. They do not run it.';
export const linesLeft = (count: number): string =>
  `… and ${formatCount(count)} more lines. The downloaded file has all of them.`;

/** What the lens says on top. */
export const wordsOf = (framework: string): { readonly sentence: string } => ({
  sentence: `Your network as a ${framework} program. Press a line to find its block.`,
});
export const programSays = (lines: number, block: string | undefined, own: number): string =>
  block === undefined
    ? `${formatCount(lines)} lines.`
    : own === 0
      ? `${formatCount(lines)} lines; none of them is ${block}’s own.`
      : `${formatCount(lines)} lines; ${own === 1 ? 'one is' : `${formatCount(own)} are`} ${block}’s.`;

/** The name of the control beside a group of lines. */
export const linesOf = (block: string, from: number, to: number): string =>
  from === to ? `${block}, line ${formatCount(from)}` : `${block}, lines ${formatCount(from)} to ${formatCount(to)}`;

export const cannotHoldSays = (format: string, says: string): string => `${format} cannot hold this network. ${says}`;
export const showBlock = (name: string): string => `Show ${name}`;
export const saved = (name: string): string => `${name} saved.`;
export const NOT_MADE = 'The program could not be made.';
export const notMade = (format: string, why: string): string => `${format} could not be made: ${why}`;
