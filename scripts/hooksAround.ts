/**
 * @file Runs a test once more as Vitest runs it: `beforeEach` of every suite that it stands in from the outermost on, the test, `afterEach` from the innermost on,
 * then what `beforeEach` and the test itself left to be cleared away.
 */
import { type RunnerTestCase as Test, TestRunner } from 'vitest';

type Suite = NonNullable<Test['suite']>;
type Cleaning = () => unknown;

/** From the file on. */
function suitesOf(test: Test): Suite[] {
  const suites: Suite[] = [];
  for (let suite: Suite | undefined = test.suite ?? test.file; suite; suite = suite.suite) suites.unshift(suite);
  return suites[0] === test.file ? suites : [test.file, ...suites];
}

/** @returns what is to be cleared away after the test */
export async function setUp(test: Test): Promise<Cleaning[]> {
  const cleanings: Cleaning[] = [];
  for (const suite of suitesOf(test))
    for (const hook of TestRunner.getSuiteHooks(suite).beforeEach) {
      const cleaning: unknown = await hook(test.context, suite);
      if (typeof cleaning === 'function') cleanings.push(cleaning as Cleaning);
    }
  return cleanings;
}

/** @param cleanings what `setUp` gave; Vitest keeps its own to itself, and clears away in the end what it set up */
export async function tearDown(
  test: Test & { onFinished?: ((context: Test['context']) => unknown)[] },
  cleanings: readonly Cleaning[] = [],
): Promise<void> {
  for (const suite of suitesOf(test).toReversed())
    for (const hook of TestRunner.getSuiteHooks(suite).afterEach.toReversed()) await hook(test.context, suite);
  for (const clear of cleanings.toReversed()) await clear();
  const finished = test.onFinished?.toReversed() ?? [];
  test.onFinished = [];
  for (const hook of finished) await hook(test.context);
}

/** The test with all its hooks; it has failed where it or one of them throws. */
export async function withHooks(test: Test, run: () => unknown): Promise<void> {
  const cleanings = await setUp(test);
  try {
    await run();
  } finally {
    await tearDown(test, cleanings);
  }
}
