model Deal {
  id    Int @id
  place Int @default(autoincrement())
  @@map("deals")
}
