domain Address {
  value String

  @@renamedFrom("Email")
}

model Person {
  id    Int      @id
  email Address?
}
