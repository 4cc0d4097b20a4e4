/// table
model Deal {
  /// key
  id Int    @id
  /// column
  city String @renamedFrom("town")

  /// index
  @@index([city])
  @@renamedFrom("Offer")
}
