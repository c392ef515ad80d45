import { elements } from './elements.ts';
import {
  type AttributeProto,
  type GraphProto,
  modelProto,
  type NodeProto,
  type TensorProto,
  type ValueInfoProto,
} from './messages.ts';
import {
  elementTypes,
  type OnnxAttribute,
  type OnnxGraph,
  type OnnxModel,
  type OnnxNode,
  type OnnxTensor,
  type OnnxValue,
} from './model.ts';
import { writeMessage } from './protobuf.ts';

/** A model as the bytes of an ONNX file; equal models give equal bytes. */
export function writeOnnx(model: OnnxModel): Uint8Array<ArrayBuffer> {
  return writeMessage(
    {
      ir_version: model.irVersion,
      producer_name: model.producer,
      producer_version: model.producerVersion,
      graph: graphOf(model.graph),
      opset_import: Object.entries(model.opsets).map(([domain, version]) => ({ domain, version })),
      metadata_props: Object.entries(model.metadata).map(([key, value]) => ({ key, value })),
      ...docOf(model),
    },
    modelProto,
  );
}

const docOf = ({ doc }: { doc?: string }) => (doc === undefined ? {} : { doc_string: doc });

const graphOf = (graph: OnnxGraph): GraphProto => ({
  name: graph.name,
  node: graph.nodes.map(nodeOf),
  initializer: graph.initializers.map(tensorOf),
  input: graph.inputs.map(valueInfoOf),
  output: graph.outputs.map(valueInfoOf),
  value_info: graph.values.map(valueInfoOf),
  ...docOf(graph),
});

const nodeOf = (node: OnnxNode): NodeProto => ({
  name: node.name,
  op_type: node.operator,
  ...(node.domain === '' ? {} : { domain: node.domain }),
  input: [...node.inputs],
  output: [...node.outputs],
  attribute: Object.entries(node.attributes).map(([name, attribute]) => ({ name, ...attributeOf(attribute) })),
  ...docOf(node),
});

function attributeOf({ type, value }: OnnxAttribute): AttributeProto {
  switch (type) {
    case 'float':
      return { type: 1, f: value };
    case 'int':
      return { type: 2, i: value };
    case 'string':
      return { type: 3, s: value };
    case 'tensor':
      return { type: 4, t: tensorOf(value) };
    case 'graph':
      return { type: 5, g: graphOf(value) };
    case 'floats':
      return { type: 6, floats: [...value] };
    case 'ints':
      return { type: 7, ints: [...value] };
    case 'strings':
      return { type: 8, strings: [...value] };
    case 'tensors':
      return { type: 9, tensors: value.map(tensorOf) };
    case 'graphs':
      return { type: 10, graphs: value.map(graphOf) };
  }
}

function tensorOf({ name, type, shape, values }: OnnxTensor): TensorProto {
  const { size, set } = elements[type];
  const raw = new Uint8Array(values.length * size);
  const view = new DataView(raw.buffer);
  for (let i = 0; i < values.length; i++) set(view, i * size, values[i]!);
  return { name, data_type: elementTypes[type], dims: [...shape], raw_data: raw };
}

const valueInfoOf = ({ name, type, shape, doc }: OnnxValue): ValueInfoProto => ({
  name,
  ...(type === undefined
    ? {}
    : {
        type: {
          tensor_type: {
            elem_type: elementTypes[type],
            ...(shape
              ? {
                  shape: {
                    dim: shape.map((n) =>
                      typeof n === 'number' ? { dim_value: n } : n === null ? {} : { dim_param: n },
                    ),
                  },
                }
              : {}),
          },
        },
      }),
  ...(doc === undefined ? {} : { doc_string: doc }),
});
