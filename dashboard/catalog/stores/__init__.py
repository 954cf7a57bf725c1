"""Where a dataset's rows come from: a folder of CSV, a folder of Parquet, several of them joined."""
