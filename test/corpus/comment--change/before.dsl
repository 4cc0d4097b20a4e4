/// one
model T {
  /// two
  id Int    @id
  /// three
  a  String @unique

  /// four
  @@index([a])
}

/// five
enum E {
  X
}
