model Country {
  id      Int      @id
  cities  City[]
  capital City?    @relation("capital", fields: [capitalId], references: [id])
  capitalId Int?   @unique
}

model City {
  id        Int      @id
  country   Country  @relation(fields: [countryId], references: [id])
  countryId Int
  capitalOf Country? @relation("capital")
  deals     Deal[]
}

model Deal {
  id     Int  @id
  city   City @relation(fields: [cityId], references: [id])
  cityId Int
}
