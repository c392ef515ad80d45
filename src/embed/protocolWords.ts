/** @file What a frame tells the page around it of a state that it cannot take: for who writes that page. */
export const protocolWords = {
  noState: 'This is not a state that a frame gave.',
  newer: 'This state was made by a newer version of Strata.',
  large: 'This state is longer than two million characters.',
  part: (name: string): string => `The state's ${name} cannot be read.`,
  otherLesson: (kept: string): string => `This state is of the lesson ${kept}, which this frame does not show.`,
  noLesson: 'This state is of a lesson; this frame shows a document.',
  wantsLesson: 'This state is of a document; this frame plays a lesson.',
  failed: 'The frame could not do this.',
} as const;
