model Deal {
  id    Int    @id
  title String
}
