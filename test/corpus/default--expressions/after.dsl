model T {
  id Int    @id
  a  String @default(dbgenerated("upper('x' || 'y')"))
  b  Int    @default(dbgenerated("(3*4)"))
  c  Json   @default(dbgenerated("'{}'::jsonb"))
}
