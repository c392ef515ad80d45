/** @file The words of readings: their film, their controls. */

export const latestStep = (step: string): string => `latest, step ${step}`;
export const STOP_THE_FILM = 'Stop the film';
export const PLAY_THE_FILM = 'Play the film from the start';
export const READINGS_AT = 'Readings at';
export const READINGS_SAY =
  'Steps at which the layers were measured while a lens of readings was open; between them nothing is known';
export const ofMeasured = (count: string): string => `one of ${count} measured`;
export const equalSays = (most: number): string =>
  `A wide layer gives a reader more to read from: with this it is given at most the ${most} strongest directions of each`;
export const EQUAL_CAPACITY = 'Equal capacity';
export const equalNote = (most: number): string =>
  `The answer and the factors are read from the ${most} strongest directions of each layer, or from all where it has fewer. They are the principal components of the samples that the readers learn from.`;
export const AT_STEP_0 = 'at the start (step 0)';
