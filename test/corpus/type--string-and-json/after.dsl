model T {
  id Int  @id
  a  Json
  b  Json @default("{}")
}
