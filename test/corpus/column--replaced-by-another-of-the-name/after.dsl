model Deal {
  id    Int      @id
  city  City     @relation(fields: [cityId], references: [id])
  cityId Int
}

model City {
  id    Int    @id
  deals Deal[]
}
