sequence numbers {
  type  = BigInt
  cache = 5
}

sequence others {
  type      = SmallInt
  start     = 100
  increment = -1
  minValue  = -100
  maxValue  = 100
  cycle     = true
}
