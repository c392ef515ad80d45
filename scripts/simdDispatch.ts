/** @file The SIMD back end's dispatch, written from the table of operations: `run` of the module that src/kernels/simd/index.ts imports as `./dispatch`. */

/** An exported function: name and operands. Decorators and the result's type do not count. */
const FUNCTION = /^(?:@inline )?export function (\w+)\(([^)]*)\)/gm;

/** Operands as `ops` has them: `value: f32` is `value:f`. */
const operandsOf = (list: string): string[] =>
  list
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [name, type] = part.split(':').map((word) => word.trim());
      return type === 'f32' ? `${name}:f` : name!;
    });

/**
 * AssemblyScript of a module that exports `run(program, count)`: a switch over the places in `ops`, each case the function of that name with its operands,
 * whole numbers by `w`, float32 by `x` (operands.ts).
 * @param ops every operation with its operands, as in src/kernels/ops.ts
 * @param sources the text of each file of src/kernels/simd, by its name
 * @throws Error `kernels/simd: gate must be a function of one file, found in none`, or where its operands are not those of `ops`, by name, order and type
 */
export function simdDispatch(
  ops: Readonly<Record<string, readonly string[]>>,
  sources: Readonly<Record<string, string>>,
): string {
  const found = Object.entries(sources).flatMap(([file, text]) =>
    [...text.matchAll(FUNCTION)].map(([, name, list]) => ({ name, file, operands: operandsOf(list!) })),
  );
  const imports: string[] = [];
  const cases = Object.entries(ops).map(([op, operands], code) => {
    const [one, ...more] = found.filter(({ name }) => name === op);
    if (!one || more.length > 0) {
      const where = one ? [one, ...more].map(({ file }) => file).join(', ') : 'none';
      throw new Error(`kernels/simd: ${op} must be a function of one file, found in ${where}`);
    }
    if (one.operands.join() !== operands.join()) {
      const [asked, has] = [operands, one.operands].map((list) => list.join(', '));
      throw new Error(`kernels/simd: ${op} must take (${asked}), as ops.ts has it, received (${has}) in ${one.file}`);
    }
    imports.push(`import { ${op} } from './${one.file.replace(/\.ts$/, '')}';`);
    const given = operands.map((operand, i) => `${operand.endsWith(':f') ? 'x' : 'w'}(p, ${i + 1})`);
    return `      case ${code}: ${op}(${given.join(', ')}); break;`;
  });
  return `import { INSTRUCTION, w, x } from './operands';
${imports.join('\n')}

export function run(program: usize, count: i32): void {
  for (let p = program; count > 0; count--, p += INSTRUCTION) {
    switch (load<i32>(p)) {
${cases.join('\n')}
    }
  }
}
`;
}
