model T {
  id   Int    @id @default(autoincrement())
  name String @unique
}
