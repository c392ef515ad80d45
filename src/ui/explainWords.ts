/** @file What the cards of explanations say of themselves. */

export const moreWords = 'More in the glossary';
/** What such a card is called where the element has no short name. */
export const explanation = 'Explanation';
