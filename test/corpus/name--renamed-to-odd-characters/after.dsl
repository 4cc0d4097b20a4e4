model A {
  id   Int    @id
  city String @unique @map("the \"city\"") @renamedFrom("city")

  @@index([city])
  @@map("or\"der.by; 'x'")
  @@renamedFrom("plain")
}
