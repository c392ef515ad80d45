/** @file The text that is learned: our own words, in small letters, so that few characters do. */

export const SENTENCES = [
  'a network is a row of layers. each layer takes numbers in and gives numbers out. a unit adds up what it is given, each number times a',
  'weight, and then bends the sum. one unit alone can draw one line. many units together can draw any shape, if there are enough of them. at',
  'the start the weights are random, and so the answers are wrong. the loss says how wrong they are. to learn is to make the loss small. for',
  'every weight we ask: if it grew a little, would the loss rise or fall? the answer is the gradient. then each weight takes a small step',
  'downhill, and we ask again. that is all there is to it. it is done many thousand times. a network that reads has to remember. it goes from',
  'letter to letter, and at each one it keeps a part of what it knew and forgets the rest. it learns by itself what to keep. another kind',
  'does not walk. it looks at all the letters at once, and learns where to look. what a network has seen too often it knows by heart. then it',
  'is right about the old and wrong about the new. so we hide some of the text from it, and test it on that. if it does well there, it has',
  'found a rule and not only a list. no one tells the layers what to do. the first ones find small things, such as an edge or a pair of',
  'letters. the later ones put small things together, until the last can give the answer. we can open the box and watch. nothing in it is',
  'magic: there are only numbers, sums, and bends, and a slope to walk down.',
].join(' ');
