// Loads the engines that lie beside this file. Outside the project's own code because only from here are they found; see ../rivals.
export const libraries = {
  async tfjs(backEnd) {
    const tf = await import('@tensorflow/tfjs');
    if (backEnd === 'wasm') {
      const wasm = await import('@tensorflow/tfjs-backend-wasm');
      const file = new URL(
        './node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
        import.meta.url,
      );
      const path = file.protocol === 'file:' ? file.pathname : file.href;
      tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
      // It wants all three before it chooses this one.
      const kinds = ['', '-simd', '-threaded-simd'];
      wasm.setWasmPaths(Object.fromEntries(kinds.map((kind) => [`tfjs-backend-wasm${kind}.wasm`, path])));
    }
    tf.enableProdMode();
    if (!(await tf.setBackend(backEnd))) throw new Error(`tfjs: no ${backEnd}`);
    await tf.ready();
    return { library: tf, version: `TensorFlow.js ${tf.version.tfjs}` };
  },
  async jaxJs() {
    const jax = await import('@jax-js/jax');
    await jax.init('wasm');
    jax.defaultDevice('wasm');
    return { library: jax, version: 'jax-js 0.1.25' };
  },
  async convNetJs() {
    const { default: library } = await import('convnetjs');
    return { library, version: 'ConvNetJS 0.3.0' };
  },
  async brain() {
    const brain = await import('brain.js/dist/browser.js');
    return { library: brain.NeuralNetwork ? brain : brain.default, version: 'brain.js 2.0.0-beta.24' };
  },
};
