model T {
  id Int    @id
  a  String
  b  String @default("x")
  c  String @generated("lower(a) || b") @unique
}
