model Deal {
  id    Int    @id
  state String @default("OPEN")
}
