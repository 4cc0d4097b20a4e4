model T {
  id Int    @id
  a  String
  b  Int

  @@index([raw("lower(a)")], map: "one")
}
