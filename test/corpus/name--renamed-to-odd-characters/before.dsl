model A {
  id   Int    @id
  city String @unique @renamedFrom("the \"city\"")

  @@index([city])
  @@map("plain")
  @@renamedFrom("or\"der.by; 'x'")
}
