/** @file Lessons' files for tests. */

/** With every part of the format in it. */
export const everyPart = `---
# What this file is for
lesson: 1
id: every-part
title: Every part
minutes: 5
# Where it stands
shelf: layers
question: What is in a lesson?
sentence: All that a lesson can hold.
sources:
# The first
- [A text](https://example.org/a)
- "plain" words
---

<!-- Before the first part -->

# The first {#first}

A *network* of **two** layers, \`code\`, $z = Wx + b$ and a [[loss]]. At step 20 it has {{trainLoss@20}}.

<!-- Two
lines -->

- one
- two with a [link](https://example.org/b)

$$\\sigma(z)$$

\`\`\`json
{
  "strata": 2, "seed": 1,
  "data": {"type": "xor", "kind": "truthTable"},
  "network": [{"id": "a", "type": "dense", "units": 2, "activation": "sigmoid"}, {"id": "out", "type": "dense", "units": 1}],
  "training": {"loss": "binaryCrossEntropy", "optimizer": {"type": "sgd", "learningRate": 0.5}, "batchSize": 4}
}
\`\`\`

\`\`\`part
# May not be more
allow: run, seed, a.units, training.optimizer
show: {"mode": "theatre", "lenses": {"odds": {"steps": 5000}}}
pointAt:
- a
- a 1 0
- panel answer
\`\`\`

\`\`\`ask enough
kind: choice
before: run
ask: Will 5,000 steps be enough?
choices:
- [ ] Yes
# The likeliest slip
- [x] No, never => A line is *straight*.
\`\`\`

\`\`\`ask which
kind: several
ask: Which of these bend?
choices:
- [x] ReLU
- [x] tanh
- [ ] linear
why: "Two paragraphs.\\n\\nOf words."
\`\`\`

\`\`\`ask how-many
kind: number
ask: How many of 100?
right: 81
tolerance: 10
# nothing follows
\`\`\`

\`\`\`ask share
kind: slider
ask: Which share?
reading: trainAccuracy@20
unit: %
tolerance: 10
min: 0
max: 100
step: 5
\`\`\`

\`\`\`ask in-order
kind: order
ask: Put them in order.
items:
- input
- hidden
- output
\`\`\`

\`\`\`ask say
kind: text
ask: What is added last?
accepted:
- the bias
- bias
optional: true
\`\`\`

\`\`\`ask border
kind: draw
before: run
ask: Draw the border.
what: border
\`\`\`

\`\`\`ask pairs
kind: match
ask: What belongs together?
pairs:
- filter => small pattern
- pool => nothing learned
also:
- many numbers
\`\`\`

\`\`\`ask product
kind: arithmetic
ask: What is z?
of: product
weights:
- 2
- -1
inputs: [1, 3]
bias: 0.5
\`\`\`

\`\`\`goal solve
says: Bring the loss below 0.05.
when:
- trainLoss < 0.05
- trainLoss < 0.5 * start
for: 3
saw:
- epoch >= 5
mostParameters: 20
tried: seed
points:
- -0.8, 0.8 is 1
proved: 2 of 3
solution: {"steps": 5000, "tried": ["seed"]}
\`\`\`

\`\`\`hint
says: Try another start.
afterSteps: 3000
of: solve
\`\`\`

\`\`\`takeaway
Two units are enough, if the start is lucky.

- and three?
\`\`\`

# The second {#second}

\`\`\`json change
{"network": {"a": {"units": 3}}}
\`\`\`

\`\`\`json variants
[{"name": "two", "change": {"network": {"a": {"units": 2}}}}]
\`\`\`

Now with three. The lane beside it has {{parameters in two = 9}}.

<!-- The end -->
`;

/** A lesson's file of one part. @param more what follows in it: questions, goals, hints */
export const onePart = ({ minutes = 1, text = 'Words.', more = '' }): string => `---
lesson: 1
id: a
title: A
minutes: ${minutes}
---

${text}

\`\`\`json
{"strata": 2, "data": {"type": "circle"}, "network": [{"id": "out", "type": "dense", "units": 2}]}
\`\`\`

\`\`\`part
allow: run
\`\`\`
${more}`;
