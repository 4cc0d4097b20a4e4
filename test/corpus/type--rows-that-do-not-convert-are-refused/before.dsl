model T {
  id Int    @id
  a  String
  b  Int?   @map("the b")
}
