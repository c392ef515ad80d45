/** @file Linear probes of equal capacity: given as many numbers at each section. */
import type { SectionReading } from './reading.ts';

/** Directions (principal components of the fit samples) that such linear probes are given at most. */
export const EQUAL = 16;

const NOTHING = { answer: null, control: null, factors: [], features: Number.NaN };

/** What was read at a section, by a linear probe of all that it is given there or by one of equal capacity. */
export const readAt = (section: SectionReading, equal: boolean) => (equal ? (section.equal ?? NOTHING) : section);
