model T {
  id Int      @id
  a  BigInt[]
  b  Int[]    @default([1, 2])
}
