/** @file What is said where a part of the page is missing or fails. */

export const didNotLoad = (what: string): string => `${what} did not load. Check the connection.`;
export const onItsWay = (what: string): string => `${what} is on its way …`;
export const metAnError = (what: string): string => `${what} met an error and cannot be shown.`;
export const goesOnWithout = (what: string): string => `${what} could not be computed. Training goes on without it.`;

export const DETAILS_TO_COPY = 'Details to copy';
export const typeValue = (label: string, value: string): string => `${label} ${value}, type a value`;
