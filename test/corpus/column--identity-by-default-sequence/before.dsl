model Deal {
  id Int @id
  n  Int @default(5)
}
