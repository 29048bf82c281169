"""The parts of `benchmarks/corpus.py`: records, the tool's calls, a pool with time limits, scores, the report."""
