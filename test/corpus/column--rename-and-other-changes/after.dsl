model Deal {
  id    Int    @id
  cents BigInt @default(100) @renamedFrom("price")

  @@index([cents])
}
