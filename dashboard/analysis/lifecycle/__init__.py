"""Stages of something built, its targets and what came of them."""
