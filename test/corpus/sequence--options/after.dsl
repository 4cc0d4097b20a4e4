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

sequence bounded {
  minValue = 100
  maxValue = 200
}

sequence wide {
  type = SmallInt
}

model Bounded {
  id Int @id @default(autoincrement(start: 100, minValue: 100, maxValue: 200))
  n  Int @default(sequence(start: 100, minValue: 100, maxValue: 200))
}

model Narrowed {
  id Int @id @default(sequence())
  n  Int @default(autoincrement(start: 1))
}
