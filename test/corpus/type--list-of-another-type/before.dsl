model T {
  id Int      @id
  a  Int[]
  b  String[] @default(["1", "2"])
}
