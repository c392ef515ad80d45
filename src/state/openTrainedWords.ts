/** @file What is said where an example that is trained already comes without its run. */
export const NOT_THERE = 'The trained weights did not come. The network is trained here from its start.';
export const onItsWay = (title: string): string =>
  `The weights of “${title}” are on their way. It opens when they are here.`;
