model City {
  id    String  @id
  deals Deal[]
  near  City?   @relation("near", fields: [nearId], references: [id])
  nearId String?
  of    City[]  @relation("near")
}

model Deal {
  id     Int    @id
  city   City   @relation(fields: [cityId], references: [id])
  cityId String
}
