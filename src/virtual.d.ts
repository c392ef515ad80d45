/** The compiled SIMD kernels, served by `scripts/assemblyscript-plugin.ts`. */
declare module 'virtual:kernels' {
  export const bytes: Uint8Array<ArrayBuffer>;
}

/** What `data/worlds/generatorsFile.ts` leaves. */
declare var strataGenerators: typeof import('#data/worlds/generators.ts').generators | undefined;

/** The address of a file that is bundled by itself. */
declare module '*?worker&url' {
  const address: string;
  // biome-ignore lint/style/noDefaultExport: as vite makes it
  export default address;
}
