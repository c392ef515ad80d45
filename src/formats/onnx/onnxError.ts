/** A file that cannot be read as an ONNX model: its message is a sentence that says what is wrong and where. */
export class OnnxError extends Error {
  override name = 'OnnxError';
}
