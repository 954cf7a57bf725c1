"""Points for the pages of the rivals: a coordinate, a name and a group each; a filter leaves out the groups below it."""

import numpy as np
import pandas as pd

GROUPS = [f"from {i}" for i in range(8)]


def points(n: int) -> pd.DataFrame:
    """Return so many points over the north of Eurasia, the same at each call."""
    random = np.random.default_rng(4)
    where = {"latitude": random.uniform(30, 70, n).round(4), "longitude": random.uniform(20, 150, n).round(4)}
    return pd.DataFrame(where | {"name": [f"Event {i}" for i in range(n)], "group": random.integers(0, len(GROUPS), n)})
