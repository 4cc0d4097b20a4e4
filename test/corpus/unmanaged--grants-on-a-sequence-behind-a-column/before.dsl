model Deal {
  id    Int @default(autoincrement())
  at    Int

  @@id([id, at])
  @@map("deals")
}
