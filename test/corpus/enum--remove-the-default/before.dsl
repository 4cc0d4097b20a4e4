enum State {
  OPEN
  OLD
  CLOSED
}

model Deal {
  id    Int   @id
  state State @default(OLD)
}
