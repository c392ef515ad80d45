/** The compiled SIMD kernels, served by `scripts/assemblyscript-plugin.ts`. */
declare module 'virtual:kernels' {
  export const bytes: Uint8Array<ArrayBuffer>;
}
