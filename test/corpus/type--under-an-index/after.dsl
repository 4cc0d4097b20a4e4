model T {
  id Int    @id
  a  BigInt @unique
  b  String
  c  BigInt

  @@index([b, a])
  @@index([raw("c + 1")], map: "t_next")
  @@index([id], map: "t_part", where: raw("c > 0"))
}
