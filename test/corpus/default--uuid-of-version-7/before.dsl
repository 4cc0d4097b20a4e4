model T {
  id String @id @default(uuid()) @db.Uuid
}
