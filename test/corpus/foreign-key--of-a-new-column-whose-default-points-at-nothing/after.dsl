model City {
  id    Int    @id
  code  String @unique
  deals Deal[]
  notes Note[]
}

model Deal {
  id     Int    @id
  cityId Int    @default(1)
  city   City   @relation(fields: [cityId], references: [id])
}

model Note {
  id   Int    @id
  code String @default("nowhere")
  city City   @relation(fields: [code], references: [code])
}
