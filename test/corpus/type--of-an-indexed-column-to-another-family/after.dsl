model T {
  id Int @id
  a  Json

  @@index([a], type: Gin)
}
