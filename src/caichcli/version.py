"""The version of this program: apart from the package's face, which leads to everything."""

__version__ = "0.1.0"
