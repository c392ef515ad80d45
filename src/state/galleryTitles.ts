/** @file The titles that the gallery's documents come with: nobody gave them, so they may change with the data. Apart, since the gallery is loaded when it is opened. */
export const galleryTitles: ReadonlySet<string> = new Set([
  'Two spirals',
  'XOR, no hidden layer',
  'XOR, two hidden units',
  'XOR, three layers of sigmoids',
  'Disc in a ring',
  'Regression: a ripple',
  'A sine from corners',
  'Residual by hand',
  'LeNet on bars and stripes',
  'LSTM: the adding problem',
  'Plain RNN: forgets over sixty steps',
  'A transformer that reverses',
  'Deep sigmoids',
  'Deep ReLU, He’s start',
  'Deep sigmoids, normalised',
  'Deep sigmoids, residual',
]);
