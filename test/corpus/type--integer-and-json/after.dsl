model T {
  id Int  @id
  a  Json
}
