"""tumen: an atlas of North Korea-Russia cooperation, of what is claimed about it and how sure it is."""

__version__ = "0.1.0"
