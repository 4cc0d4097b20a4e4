model City {
  id    Int    @unique
  code  Int    @id
  deals Deal[]
}

model Deal {
  id     Int  @id
  cityId Int
  city   City @relation(fields: [cityId], references: [id])
}
