"""Rust of herstel?: the proeven and the avondproef, part by part."""
