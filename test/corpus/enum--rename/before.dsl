enum State {
  OPEN
  CLOSED

  @@renamedFrom("Status")
}

model Deal {
  id     Int     @id
  state  State   @default(OPEN)
  states State[]
}
