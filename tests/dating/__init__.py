"""Tests of when and where."""
