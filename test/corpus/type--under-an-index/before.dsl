model T {
  id Int    @id
  a  Int    @unique
  b  String @db.VarChar(10)
  c  Int

  @@index([b, a])
  @@index([raw("c + 1")], map: "t_next")
  @@index([id], map: "t_part", where: raw("c > 0"))
}
