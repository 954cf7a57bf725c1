"""tumen: an atlas of North Korea-Russia cooperation, of what is claimed about it and how sure it is."""

__version__ = "0.2.0.dev0"
