enum State {
  A
  B
}

model Deal {
  id    Int    @id
  state State?
}
