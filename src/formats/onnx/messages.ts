/** @file The messages of ONNX files, as far as they are read: fields by name and number. https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */
import type { Message, MessageOf } from './protobuf.ts';

export interface TensorProto {
  dims?: number[];
  data_type?: number;
  segment?: object;
  float_data?: number[];
  int32_data?: number[];
  string_data?: Uint8Array[];
  int64_data?: number[];
  name?: string;
  raw_data?: Uint8Array;
  double_data?: number[];
  uint64_data?: number[];
  external_data?: object[];
  data_location?: number;
}

export interface AttributeProto {
  name?: string;
  f?: number;
  i?: number;
  s?: string;
  t?: TensorProto;
  g?: GraphProto;
  floats?: number[];
  ints?: number[];
  strings?: string[];
  tensors?: TensorProto[];
  graphs?: GraphProto[];
  type?: number;
}

export interface NodeProto {
  input?: string[];
  output?: string[];
  name?: string;
  op_type?: string;
  attribute?: AttributeProto[];
  doc_string?: string;
  domain?: string;
}

export interface DimensionProto {
  dim_value?: number;
  dim_param?: string;
}

export interface ValueInfoProto {
  name?: string;
  type?: { tensor_type?: { elem_type?: number; shape?: { dim?: DimensionProto[] } } };
  doc_string?: string;
}

export interface GraphProto {
  node?: NodeProto[];
  name?: string;
  initializer?: TensorProto[];
  doc_string?: string;
  input?: ValueInfoProto[];
  output?: ValueInfoProto[];
  value_info?: ValueInfoProto[];
  sparse_initializer?: object[];
}

export interface ModelProto {
  ir_version?: number;
  producer_name?: string;
  producer_version?: string;
  doc_string?: string;
  graph?: GraphProto;
  opset_import?: { domain?: string; version?: number }[];
  metadata_props?: { key?: string; value?: string }[];
}

const int = (number: number) => ({ number, kind: 'int' }) as const;
const float = (number: number) => ({ number, kind: 'float' }) as const;
const double = (number: number) => ({ number, kind: 'double' }) as const;
const text = (number: number) => ({ number, kind: 'text' }) as const;
const bytes = (number: number) => ({ number, kind: 'bytes' }) as const;
const held = <T>(number: number, message: () => MessageOf<T>) => ({ number, kind: message as () => Message }) as const;
const many = <F extends object>(field: F) => ({ ...field, many: true }) as const;

const ANY: MessageOf<object> = {};

const tensor: MessageOf<TensorProto> = {
  dims: many(int(1)),
  data_type: int(2),
  segment: held(3, () => ANY),
  float_data: many(float(4)),
  int32_data: many(int(5)),
  string_data: many(bytes(6)),
  int64_data: many(int(7)),
  name: text(8),
  raw_data: bytes(9),
  double_data: many(double(10)),
  uint64_data: many(int(11)),
  external_data: many(held(13, () => ANY)),
  data_location: int(14),
};

const attribute: MessageOf<AttributeProto> = {
  name: text(1),
  f: float(2),
  i: int(3),
  s: text(4),
  t: held(5, () => tensor),
  g: held(6, () => graph),
  floats: many(float(7)),
  ints: many(int(8)),
  strings: many(text(9)),
  tensors: many(held(10, () => tensor)),
  graphs: many(held(11, () => graph)),
  type: int(20),
};

const node: MessageOf<NodeProto> = {
  input: many(text(1)),
  output: many(text(2)),
  name: text(3),
  op_type: text(4),
  attribute: many(held(5, () => attribute)),
  doc_string: text(6),
  domain: text(7),
};

const dimension: MessageOf<DimensionProto> = { dim_value: int(1), dim_param: text(2) };
const shape = { dim: many(held(1, () => dimension)) };
const tensorType = { elem_type: int(1), shape: held(2, () => shape) };
const type = { tensor_type: held(1, () => tensorType) };
const valueInfo: MessageOf<ValueInfoProto> = { name: text(1), type: held(2, () => type), doc_string: text(3) };

const graph: MessageOf<GraphProto> = {
  node: many(held(1, () => node)),
  name: text(2),
  initializer: many(held(5, () => tensor)),
  doc_string: text(10),
  input: many(held(11, () => valueInfo)),
  output: many(held(12, () => valueInfo)),
  value_info: many(held(13, () => valueInfo)),
  sparse_initializer: many(held(15, () => ANY)),
};

const opset = { domain: text(1), version: int(2) };
const entry = { key: text(1), value: text(2) };

/** The whole of a file. */
export const modelProto: MessageOf<ModelProto> = {
  ir_version: int(1),
  producer_name: text(2),
  producer_version: text(3),
  doc_string: text(6),
  graph: held(7, () => graph),
  opset_import: many(held(8, () => opset)),
  metadata_props: many(held(14, () => entry)),
};
