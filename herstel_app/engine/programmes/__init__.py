"""The programmes, each a generator that gives its steps and takes what came of them."""
