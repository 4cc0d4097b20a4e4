model Deal {
  id    Int @id
  place Int
  @@map("deals")
}
