"""The engine on a Dask cluster: one shard of the table a future."""
