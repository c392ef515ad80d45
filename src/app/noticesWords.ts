/** @file The notices over the stage. */

export const THE_PICTURES_REDRAWN = 'The pictures redrawn';
export const WHAT_BECAME_OF_THE_RUN = 'What became of the run';
export const WHY_IT_PAUSED = 'Why the run paused';
export const STOPPED_BEFORE_BEGIN = 'Stopped before the run could begin';
export const PREPARE_IT = 'Prepare it';
export const TRAINING_CANNOT_GO_ON = 'Training cannot go on';
export const RELOAD_THE_PAGE = 'Reload the page';
