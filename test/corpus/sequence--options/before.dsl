sequence numbers {
  type = Int
}

sequence others {
  start     = 10
  increment = 2
}
