model T {
  id Int    @id
  a  BigInt
}
