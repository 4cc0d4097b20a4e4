model T {
  name String @id
}
