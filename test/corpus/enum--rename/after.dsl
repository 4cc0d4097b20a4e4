enum Status {
  OPEN
  CLOSED

  @@renamedFrom("State")
}

model Deal {
  id     Int      @id
  state  Status   @default(OPEN)
  states Status[]
}
