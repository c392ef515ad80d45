// @ts-check
// The Python that checks what is exported: the one that STRATA_PYTHON names, else python3. No test that must pass needs one.
import { spawnSync } from 'node:child_process';
import process from 'node:process';

export const python = process.env['STRATA_PYTHON'] || 'python3';

/** Why modules cannot be had here; undefined where they can. @param {...string} modules */
export function pythonLacks(...modules) {
  const lines = ['import sys', ...modules.map((name) => `import ${name}`), 'sys.exit(0)'];
  const { error, status } = spawnSync(python, ['-c', lines.join('\n')], { stdio: 'ignore' });
  if (error) return `there is no ${python} (STRATA_PYTHON names another)`;
  return status === 0 ? undefined : `${python} does not have ${modules.join(' and ')} (STRATA_PYTHON names another)`;
}
