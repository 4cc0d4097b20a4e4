model T {
  id Int     @id
  a  Boolean @generated("id IS NOT NULL")
}
