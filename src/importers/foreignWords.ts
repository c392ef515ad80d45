/** @file Why a file of another program cannot be used. */

/** With the name of the file before it. */
export const of = (fileName: string, says: string): string => `${fileName}: ${says}`;

export const EMPTY = 'The file is empty.';
export const large = (most: number): string => `The file is too large. At most ${most / 2 ** 20} MB are read.`;
export const PYTORCH =
  'PyTorch’s own files hold code, which is not run here. Save the numbers alone: safetensors.torch.save_file(model.state_dict(), "model.safetensors").';
export const OTHER_PROGRAM =
  'Files of this kind are not read. Save the network as ONNX, or its numbers as safetensors.';
