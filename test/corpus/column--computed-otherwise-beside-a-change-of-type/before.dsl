model T {
  id Int     @id
  a  Boolean @generated("b IS NOT NULL")
  b  Int?
  c  Int
}
