model T {
  id Int      @id
  a  Int      @default(6)
  b  Boolean  @default(true)
  c  String?  @default("none")
}
