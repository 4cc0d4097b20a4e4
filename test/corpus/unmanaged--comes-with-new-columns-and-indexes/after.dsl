model Deal {
  id    Int    @id
  title String
  cents Int
  extra String @default("x")

  @@unique([title])
  @@index([cents])
  @@map("deals")
}
