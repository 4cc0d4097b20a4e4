model Deal {
  id    Int    @id
  title String
  price BigInt @renamedFrom("cents")
  @@map("deals")
}
