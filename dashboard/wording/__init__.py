"""All sentences, by id, in one catalogue of messages: a folder a language, a Fluent file a subject."""
