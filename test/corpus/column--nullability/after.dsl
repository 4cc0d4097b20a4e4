model Deal {
  id    Int    @id
  title String
  count Int?   @default(5)
}
