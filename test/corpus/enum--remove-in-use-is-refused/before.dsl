enum State {
  OPEN
  OLD
}

model Deal {
  id    Int   @id
  state State
}
