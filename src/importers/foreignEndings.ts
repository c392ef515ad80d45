/** Endings of the files that `readForeign` has an answer to: those that it reads, and those of which it says what to do instead. By itself, since that comes late. */
export const foreignEndings = [
  '.safetensors',
  '.onnx',
  '.pt',
  '.pth',
  '.ckpt',
  '.bin',
  '.h5',
  '.keras',
  '.npz',
] as const;
