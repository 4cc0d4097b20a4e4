model City {
  id Int    @id
  d  Deal[]
}

model Deal {
  id     Int  @id
  cityId Int
  /// where it is
  city   City @relation(fields: [cityId], references: [id])
}
