model Deal {
  id Int @id
  n  Int @default(sequence(start: 50, increment: 10))
}
