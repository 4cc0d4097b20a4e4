model Deal {
  id   Int    @id
  town String @renamedFrom("city")
  city Int?
}
