const tumenMessages = {"language": "en", "text": "map-places-nearby = { $place } and { $n } nearby\nmap-places-at-point = { $place } and { $n } more at this point\n"};
