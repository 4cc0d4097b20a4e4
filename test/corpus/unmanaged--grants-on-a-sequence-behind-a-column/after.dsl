model Deal {
  id    Int @default(autoincrement())
  at    Int

  @@id([id, at])
  @@partition([at], by: Range)
  @@map("deals")
}

partition DealRest: Deal {
  default = true
  @@map("deals_rest")
}
