enum State {
  OPEN
  OLD
  CLOSED
}

model Deal {
  id     Int     @id
  state  State   @default(OPEN)
  states State[]
  maybe  State?

  @@index([state])
}
