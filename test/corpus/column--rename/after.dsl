model Deal {
  id   Int    @id
  town String @unique @renamedFrom("city")

  @@index([town, id])
}
