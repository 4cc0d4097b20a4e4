sequence numbers {
  ownedBy = T.n
}

model T {
  id Int @id
  n  Int?
  m  Int
}
