/** @file What is said when a network is changed to suit other data. */

export const comesFirst = (layer: string): string => `${layer} comes first`;
export const isGone = (layer: string): string => `${layer} is gone`;
export const networkIsNow = (layers: readonly string[]): string => `the network is now ${layers.join(', ')}`;
export const lossIsNow = (loss: string): string => `the loss is now ${loss}`;
export const lastLayerHas = (units: number): string => `the last layer has ${units} ${units === 1 ? 'unit' : 'units'}`;
export const toSuitTheData = (changes: readonly string[]): string => `To suit the data, ${changes.join(' and ')}.`;
