model T {
  id Int    @id
  a  String @default(dbgenerated("lower('X' || 'y')"))

  @@index([a], where: raw("(a <> 'x') AND (a IS NOT NULL)"))
}
