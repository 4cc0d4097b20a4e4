sequence numbers {
  ownedBy = T.m
}

model T {
  id Int @id
  m  Int
}
