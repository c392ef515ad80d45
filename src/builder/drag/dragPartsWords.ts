/** @file Names of the parts of dragging that come late. */

export const PLACES_PART = 'The view of the places';
export const TEACHER_PART = 'What the shape teacher says';
export const WHAT_THE_DROP_DID = 'What the drop did';
