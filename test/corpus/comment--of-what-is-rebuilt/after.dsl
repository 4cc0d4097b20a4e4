/// mood
enum E {
  Y
  X
}

/// table
model T {
  /// key
  id Int    @id
  /// value
  a  E      @default(X)
  b  BigInt

  /// index
  @@index([a])
  /// expression
  @@index([raw("b + 1")], map: "t_next")
}
