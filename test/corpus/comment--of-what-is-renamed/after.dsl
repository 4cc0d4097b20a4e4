/// table
model Offer {
  /// key
  id Int    @id
  /// column
  town String @renamedFrom("city")

  /// index
  @@index([town])
  @@renamedFrom("Deal")
}
