"""The parts of an answer, each made of counts."""
