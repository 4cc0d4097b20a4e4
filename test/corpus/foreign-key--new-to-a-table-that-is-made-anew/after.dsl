model City {
  id    Int
  name  String?
  deals Deal[]

  @@id([id])
  @@partition([id], by: Hash)
}

partition All: City {
  modulus   = 1
  remainder = 0
}

model Deal {
  id     Int   @id
  cityId Int?
  city   City? @relation(fields: [cityId], references: [id])
}
