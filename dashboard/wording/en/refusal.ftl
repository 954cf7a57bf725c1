### What is asked of the server and not done. $refusal is one of those that say why, without a full stop.

refusal = { $refusal }.
refusal-again = { $seconds ->
    [one] { $refusal }; ask again in { $seconds } second.
   *[other] { $refusal }; ask again in { $seconds } seconds.
}
refusal-turns = { $n ->
    [one] One address gets { $n } turn a second, and this one has used its own up
   *[other] One address gets { $n } turns a second, and this one has used its own up
}
refusal-files = At most { $n } files and pictures are made at a time for one address
refusal-pages = { $n ->
    [one] At most { $n } page of one address are open at a time
   *[other] At most { $n } pages of one address are open at a time
}
refusal-no-socket = There is no socket here
refusal-silent = Nothing was asked within { $seconds } seconds.
refusal-address = { $address } is no address of the API: it may not hold .., // or a character that no address has.
refusal-method = { $method } is not possible here: pages are for reading, with GET.
refusal-connections = At most { $n } connections of one address are open at a time.
refusal-full = As many connections as this server can hold are open; ask again in some seconds.
refusal-slow = No whole request came within { $seconds } seconds.
