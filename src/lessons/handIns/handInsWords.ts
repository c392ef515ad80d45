/** @file Sentences about hand-ins that are taken in and made again; the command and the class view say the same. */
import { formatCount } from '#ui/format.ts';

export const lineOf = (line: number): string => `Line ${line}`;
export const entryOf = (entry: number): string => `Entry ${entry}`;

export const handInWords = {
  empty: 'There is nothing in it.',
  twice: (where: string): string => `This is the same hand-in as at ${where}: it counts once.`,
  tooMany: (most: number): string => `More than ${most} hand-ins are not looked at together: this one is left out.`,
  noLesson: (why: string): string => `This lesson cannot be read: ${why}.`,
} as const;

/** Why a hand-in is not as it should be. */
export const flagWords = {
  altered: (part: string): string =>
    `The run of “${part}” comes to other numbers than the hand-in says: it was altered, or its hash was.`,
  otherStep: (part: string, said: number, made: number): string =>
    `The run of “${part}” ends at step ${formatCount(made)}, the hand-in says ${formatCount(said)}: it was altered.`,
  otherEngine: (part: string, said: number, here: number): string =>
    `The run of “${part}” was made with engine ${said}, this is ${here}: its numbers cannot be compared.`,
  unreadable: (part: string, why: string): string => `The run of “${part}” cannot be read: ${why}`,
  notMade: (part: string, why: string): string => `The run of “${part}” cannot be made again: ${why}.`,
  tooLong: (part: string, steps: number, most: number): string =>
    `The run of “${part}” has ${formatCount(steps)} steps: more than ${formatCount(most)} are not made again.`,
  otherLesson: 'It was made with another version of the lesson: questions may have differed.',
  noLesson: (id: string): string =>
    `There is no lesson “${id}” here: drop the lesson’s file beside it, and its answers are graded.`,
} as const;
