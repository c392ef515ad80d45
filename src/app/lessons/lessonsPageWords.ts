/** @file What the list of lessons says. */
export const TITLE = 'Lessons';
export const ABOUT = 'Short lessons on a network that really trains. Guess first, then watch what happens.';
export const CLASS_VIEW = 'Class view';
export const CLOSE = 'Back to the page';
export const COMING = 'The lessons are on their way …';
export const NOT_THERE = 'The lessons could not be loaded. Check the connection.';
export const FRAME = 'This lesson';
export const COPY_LINK = 'Copy the link to this lesson';
export const THE_LINK = 'The link';
export const COPY_FRAME = 'Copy the code for a course page';
export const THE_FRAME = 'The code';
export const TRY_AGAIN = 'Try again';
export const SEARCH = 'Search lessons and words';
export const EDIT_COPY = 'Edit a copy of this lesson';
export const MAKE = 'Make a lesson from this';
export const MAKE_SAYS = 'Begins a lesson with the network that is open on the page';
export const OPEN_FILE = 'Open a lesson file';
export const DRAFTS = 'Your lessons';
export const editSays = (title: string): string => `Edit lesson “${title || 'Untitled'}”`;
export const DRAFT_PARTS = (count: number): string => (count === 1 ? 'one part' : `${count} parts`);
export const OPENS = ', open the lesson';

export const minutes = (count: number): string => `${count} min`;
/** Empty before anything is done. */
export const doneOf = (done: number, of: number): string =>
  done === 0 ? `${of} parts` : done === of ? 'done' : `${done} of ${of} parts done`;
export const NO_SUCH_LESSON = 'There is no lesson of that name here. The list has all of them.';

export const THE_CLASS_VIEW = 'The class view';

export const EDITOR_OF_LESSONS = 'The editor of lessons';
