model City {
  id Int    @id
  d  Deal[]
}

model Deal {
  id     Int  @id
  cityId Int
  city   City @relation(fields: [cityId], references: [id], deferrable: InitiallyDeferred)
}
