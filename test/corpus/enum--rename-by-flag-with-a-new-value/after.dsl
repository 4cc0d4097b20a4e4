enum Status {
  OPEN
  CLOSED
}

model Deal {
  id    Int    @id
  state Status @default(CLOSED)
}
