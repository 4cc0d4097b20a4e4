sequence counter {
  start = 5

  @@renamedFrom("numbers")
}

model T {
  id Int @id
  n  Int @default(dbgenerated("nextval('counter')"))
}
