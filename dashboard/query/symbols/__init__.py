"""What the map draws at a zoom: places merged into symbols that do not overlap."""
