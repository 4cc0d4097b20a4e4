model City {
  id    Int    @id
  deals Deal[]
}

model Deal {
  id     Int  @id
  townId Int  @renamedFrom("cityId")
  town   City @relation(fields: [townId], references: [id])

  @@index([townId])
}
