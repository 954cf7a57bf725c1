### Why a script has no answer to show. Each stands in brackets in a sentence about what is missing.

request-no-answer = the server does not answer
request-unreadable = its answer could not be read
request-refused = the server answered { $code }
