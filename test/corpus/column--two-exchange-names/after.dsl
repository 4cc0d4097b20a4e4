model Deal {
  id    Int    @id
  net   Int
  gross String @default("x")

  @@index([net])
  @@unique([gross, net])
}
