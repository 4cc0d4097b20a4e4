model Deal {
  id   Int    @id
  town String
}
