"""`python -m anjungan` is the same as `anjungan`."""

from anjungan.cli import main

main()
