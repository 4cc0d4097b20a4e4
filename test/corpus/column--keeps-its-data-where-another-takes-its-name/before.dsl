model Deal {
  id   Int    @id
  city String
}
