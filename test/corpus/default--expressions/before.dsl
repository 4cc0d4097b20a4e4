model T {
  id Int    @id
  a  String @default(dbgenerated("md5('x')"))
  b  Int    @default(dbgenerated("1 + 2"))
  c  Json   @default(dbgenerated("jsonb_build_object('a', 1)"))
}
