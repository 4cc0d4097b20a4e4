model City {
  id    Int    @id
  code  String @unique
  deals Deal[]
}

model Deal {
  id     Int    @id
  cityId Int    @default(1)
  city   City   @relation(fields: [cityId], references: [id])
}

