model Place {
  id   Int     @id
  name String
  note String?
}

model Town {
  id Int @id
}
