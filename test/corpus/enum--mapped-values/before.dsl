enum State {
  OPEN   @map("open")
  CLOSED @map("is 'closed'")

  @@map("deal_state")
}

model Deal {
  id    Int   @id
  state State @default(CLOSED)
}
