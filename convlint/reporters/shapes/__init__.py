"""How a report of shapes is printed: one file a format, with `render(report, colour) -> str`."""
