sequence numbers {
  ownedBy = T.n
}

model T {
  id Int @id
  n  Int @default(dbgenerated("nextval('numbers')"))
}
