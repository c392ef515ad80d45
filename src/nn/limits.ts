/** Units of one block that are shown, and sent to the page, at a time; a wider block is paged. */
export const UNITS_SHOWN = 64;
