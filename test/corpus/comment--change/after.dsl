/// 1
model T {
  /// 2
  id Int    @id
  /// 3
  a  String @unique

  /// 4
  @@index([a])
}

/// 5
enum E {
  X
}
