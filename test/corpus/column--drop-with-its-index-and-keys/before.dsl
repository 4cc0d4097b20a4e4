model City {
  id    Int    @id
  deals Deal[]
}

model Deal {
  id     Int    @id
  title  String @unique
  cityId Int
  city   City   @relation(fields: [cityId], references: [id])

  @@index([cityId, title])
}
