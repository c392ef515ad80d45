/** @file Thirty models that were not made here, and which of them must open. */
export interface ForeignModel {
  readonly name: string;
  /** `testdata/make_onnx.py`, or a folder of ONNX's test models. */
  readonly from: 'pytorch' | 'pytorch-converted' | 'pytorch-operator' | 'simple';
  /** Whether it opens; else it is refused by operator and node. Absent: whatever becomes of it. */
  readonly opens?: boolean;
}

const all = (from: ForeignModel['from'], opens: boolean, ...names: readonly string[]): ForeignModel[] =>
  names.map((name) => ({ name, from, opens }));

export const foreignModels: readonly ForeignModel[] = [
  ...all(
    'pytorch',
    true,
    'mlp-13',
    'mlp-17',
    'lenet-13',
    'lenet-17',
    'residual-13',
    'residual-17',
    'lstm-13',
    'lstm-17',
  ),
  ...all('pytorch', true, 'attention-13', 'attention-17', 'gru-17', 'encoder-17', 'norms-17'),
  ...all('pytorch', false, 'depthwise-17', 'bidirectional-17', 'squeeze-17'),
  ...all('pytorch-converted', true, 'test_Linear', 'test_Linear_no_bias', 'test_Conv2d_padding'),
  ...all('pytorch-converted', true, 'test_AvgPool2d_stride', 'test_BatchNorm2d_eval', 'test_Softmax'),
  ...all(
    'pytorch-converted',
    false,
    'test_ConvTranspose2d',
    'test_MaxPool2d',
    'test_Conv2d',
    'test_Conv3d',
    'test_GLU',
    'test_PReLU_1d',
    'test_LogSoftmax',
  ),
  ...all('simple', true, 'test_single_relu_model'),
];
