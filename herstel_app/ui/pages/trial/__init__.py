"""Verschil: the proeven and the avondproef, part by part."""
