model T {
  id  String @id @default(uuid()) @db.Uuid
  ref String @db.Uuid
}
