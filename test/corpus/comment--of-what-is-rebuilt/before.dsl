/// mood
enum E {
  X
  Y
}

/// table
model T {
  /// key
  id Int    @id
  /// value
  a  E      @default(X)
  b  Int

  /// index
  @@index([a])
  /// expression
  @@index([raw("b + 1")], map: "t_next")
}
