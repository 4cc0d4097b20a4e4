/// Those that were asked.
model Asked {
  id   Int    @id
  /// Who.
  name String
}

model T {
  id   Int     @id
  /// What nobody reads.
  note String?
}
