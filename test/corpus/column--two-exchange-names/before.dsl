model Deal {
  id    Int    @id
  gross Int
  net   String @default("x")

  @@index([gross])
  @@unique([net, gross])
}
