/** @file What is shown of something that is carried, in one file that comes with the first press on something that can be. */
export { AfterDropCard } from './AfterDropCard.tsx';
export { DropCard } from './DropCard.tsx';
export { DropSlots } from './DropSlots.tsx';
