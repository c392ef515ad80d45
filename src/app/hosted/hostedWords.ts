/** @file What is said of a state that the page around a frame brought back. */
export const BROUGHT_BACK = 'Bring back what was kept';
export const KEPT_BY_HOST = 'The page around this lesson keeps your answers.';
