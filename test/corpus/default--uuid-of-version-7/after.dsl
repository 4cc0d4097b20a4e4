model T {
  id String @id @default(uuid(7)) @db.Uuid
}
