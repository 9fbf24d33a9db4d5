"""The page of administrators: some tabs, each a page of its own."""
