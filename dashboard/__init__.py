"""tumen: an atlas of dated events at places, of what is claimed about them and how sure it is."""

__version__ = "0.2.0.dev0"
