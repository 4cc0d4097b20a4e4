sequence numbers {
  type = Int
}

sequence others {
  unlogged  = true
  start     = 10
  increment = 2
}

sequence bounded {
  type     = Int
  maxValue = 50
}

sequence wide {
  maxValue = 5000000000
}

model Bounded {
  id Int @id @default(autoincrement(maxValue: 50))
  n  Int @default(sequence(maxValue: 50))
}

model Narrowed {
  id BigInt @id @default(sequence(maxValue: 5000000000))
  n  BigInt @default(autoincrement(maxValue: 5000000000))
}
