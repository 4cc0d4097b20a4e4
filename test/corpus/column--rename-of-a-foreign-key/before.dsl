model City {
  id    Int    @id
  deals Deal[]
}

model Deal {
  id     Int  @id
  cityId Int  @renamedFrom("townId")
  city   City @relation(fields: [cityId], references: [id])

  @@index([cityId])
}
