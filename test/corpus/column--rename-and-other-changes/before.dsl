model Deal {
  id    Int    @id
  price Int    @default(1) @renamedFrom("cents")
}
