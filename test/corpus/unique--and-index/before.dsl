model T {
  id Int    @id
  a  String
  b  String

  @@index([a], map: "t_a")
  @@unique([b], map: "t_b")
}
