model T {
  id Int   @id
  a  Bytes
}
