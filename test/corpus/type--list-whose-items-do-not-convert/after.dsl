model T {
  id Int   @id
  a  Int[]
}
