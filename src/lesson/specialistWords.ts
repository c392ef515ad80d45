/** @file Words of the field: where a lesson says one the glossary must explain it. */
export const specialistWords: readonly string[] = (
  'activation|adam|attention|autoencoder|backpropagation|batch|bias|bottleneck|channel|classifier|convolution|cross-entropy|decoder|dense|dropout|early stopping|embedding|' +
  'encoder|entropy|epoch|feature map|fine-tuning|forward pass|glorot|gradient|gradient descent|gru|hidden layer|initialisation|kernel|latent|layer norm|learning rate|' +
  'logit|loss|lstm|manifold|matrix|momentum|mutual information|normalisation|optimiser|overfitting|over-fitting|padding|parameter|pooling|receptive field|recurrent|' +
  'regularisation|relu|residual|sgd|sigmoid|softmax|stride|tanh|tensor|token|transformer|variance|vector|weight|weight decay|xavier'
).split('|');
