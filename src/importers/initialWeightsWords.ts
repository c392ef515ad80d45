/** @file Why numbers cannot be taken into a document. */

const megabytes = (bytes: number) => `${Math.ceil(bytes / 2 ** 20)} MB`;

export const manyNumbers = (bytes: number, most: number): string =>
  `Its numbers take ${megabytes(bytes)}. A document holds at most ${megabytes(most)} of them.`;
export const otherCount = (path: string, needed: number, received: number): string =>
  `${path} needs ${needed} numbers, and there are ${received}.`;
export const noNumber = (path: string, index: number, received: number): string =>
  `${path}: number ${index} is ${received}. Every number must be finite.`;
