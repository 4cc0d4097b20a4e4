model Place {
  id   Int     @id
  name String
  note String?
}
