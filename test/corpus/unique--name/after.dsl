model T {
  id Int    @id
  a  String @unique(map: "a once")
}
