datasource db {
  provider = "postgresql"
}

/// Those who write.
///
/// Indented:
///   two
model authors {
  id                Int
  email             String
  /// /// odd " comment \ with // in it
  name              String?
  editor_id         Int?
  /// Who reads it first.
  editor            authors?  @relation("authors_editor", fields: [editor_id], references: [id], onDelete: NoAction, onUpdate: NoAction)
  authors_by_editor authors[] @relation("authors_editor")

  /// The key.
  @@id([id])
  /// One each.
  @@unique([email], constraint: true)
  /// 日本 😀
  @@index([name])
}

/// Counts.
sequence down {
}

/// How one feels.
enum mood {
  sad
}
