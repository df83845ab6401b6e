"""`python -m assets.sentences` compiles the sentence catalogues."""

from assets.sentences import compile_all

print(f"{compile_all()} sentence catalogues compiled")
