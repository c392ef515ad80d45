import type { Exporter } from '#exporters/exporter.ts';
import { writeSafetensors } from '#formats/safetensors.ts';

/** Parameters and buffers under the names of PyTorch's `state_dict`, so that `load_state_dict` takes them as they are. */
export const safetensorsExporter: Exporter = {
  numbers: 'needs',
  make({ name, document, numbers }) {
    const { step, parameterHash, tensors } = numbers!;
    const content = writeSafetensors(Object.fromEntries(tensors.map((tensor) => [tensor.path, tensor])), {
      title: document.title,
      step: String(step),
      parameterHash,
    });
    return { files: [{ name: `${name}.safetensors`, content }] };
  },
};
