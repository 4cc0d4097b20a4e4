model Deal {
  key Int    @id
  id  Int    @default(autoincrement())
}
