/** `peers/libraries.js`, or nothing where the peers are not asked for. */
declare module 'virtual:peers' {
  export const libraries: import('../rivals/rivals.ts').Libraries;
}
