sequence numbers {
  start = 5

  @@renamedFrom("counter")
}

model T {
  id Int @id
  n  Int @default(dbgenerated("nextval('numbers')"))
}
