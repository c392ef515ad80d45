#!/usr/bin/env python3
"""Checks programs of Keras or Flax: `keras_flax.py FOLDER`, as scripts/testExports.ts says. Needs keras and jax, or flax, jax and optax.

Each program is run as its own file says, so that it loads its weights and compares itself with the test vector. A random document's program trains too, for as
many epochs as its run has.
"""
import contextlib
import io
import json
import os
import runpy
import sys
import traceback
import warnings
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "jax")
os.environ.setdefault("JAX_PLATFORMS", "cpu")
SAYS = "largest difference to the test vector:"


def check_folder(folder):
    case = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    name = case["files"][0]
    sys.argv = [name] if case.get("reference") else [name, "--train"]
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        runpy.run_path(str(folder / name), run_name="__main__")
    if SAYS not in out.getvalue():
        raise AssertionError("it says nothing of the test vector")


def main():
    warnings.simplefilter("ignore")
    for folder in sorted(path for path in Path(sys.argv[1]).iterdir() if path.is_dir()):
        try:
            check_folder(folder)
            print(f"passed {folder.name}", flush=True)
        except (Exception, SystemExit) as error:
            frames = [frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).parent == folder]
            at = f" (line {frames[-1].lineno}: {frames[-1].line})" if frames else ""
            print(f"failed {folder.name}: {' '.join(f'{type(error).__name__}: {error}{at}'.split())}", flush=True)
        finally:
            release()


def release():
    """Lets go of what a program compiled, or a long list of them fills the memory."""
    import jax

    jax.clear_caches()
    if "keras" in sys.modules:
        sys.modules["keras"].backend.clear_session()


if __name__ == "__main__":
    main()
