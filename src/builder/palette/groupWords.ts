/** @file Groups of blocks: names, and what they do. */

export const CONV_NORM_RELU = 'Conv + norm + ReLU';
export const CONV_NORM_RELU_SAYS =
  'A convolution, its channels brought to one scale, and bent: the building block of most image networks.';
export const RESIDUAL_BLOCK = 'Residual block';
export const RESIDUAL_BLOCK_SAYS = 'Two maps and a shortcut past them, bent after the sum (ResNet, 2015).';
export const PRE_ACTIVATION = 'Pre-activation residual';
export const PRE_ACTIVATION_SAYS =
  'The same with normalisation and ReLU before each map, so that nothing bends the shortcut (2016).';
export const INCEPTION = 'Inception branches';
export const INCEPTION_SAYS =
  'Looks through windows of several sizes at once and lays the answers side by side (2014).';
export const DENSE_BLOCK = 'Dense block';
export const DENSE_BLOCK_SAYS = 'Keeps what came in and lays something new beside it, twice (DenseNet, 2016).';
export const TRANSFORMER_BLOCK = 'Transformer block';
export const TRANSFORMER_SAYS =
  'Every step looks at the others, then thinks by itself, both past a shortcut (2017, pre-norm).';
export const U_NET = 'U-Net level';
export const U_NET_SAYS = 'Looks at the image at half its size and lays that beside the full one (2015).';
