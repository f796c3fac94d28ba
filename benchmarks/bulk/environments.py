"""Virtual environments for the peers, one each: they pin each other's dependencies."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

__all__ = ["PACKAGES", "python_of"]

PACKAGES: Final = {
    # DuckDB hands vectors to Python functions by numpy.
    "duckdb": ("duckdb>=2,<3", "numpy>=2,<3"),
    "polars": ("polars>=2,<3",),
    "maplib": ("maplib>=0.20,<0.21",),
    "morph": ("morph-kgc>=2.10,<3",),
    "oxigraph": ("pyoxigraph>=0.5,<0.6",),
    "rdflib": ("rdflib>=7.6,<8",),
}


def python_of(name: str, folder: Path) -> str:
    """Return the interpreter of a peer's environment, which is made if it is missing."""
    place = folder / name
    python = place / "bin" / "python"
    ready = place / ".ready"
    if not ready.exists():
        print(f"Installing {', '.join(PACKAGES[name])} …", file=sys.stderr, flush=True)
        subprocess.run([sys.executable, "-m", "venv", place], check=True)
        install = [python, "-m", "pip", "install", "--quiet", *PACKAGES[name]]
        subprocess.run(install, check=True)
        ready.touch()
    return str(python)


if __name__ == "__main__":
    print(python_of(sys.argv[1], Path("build/peers").absolute()))
