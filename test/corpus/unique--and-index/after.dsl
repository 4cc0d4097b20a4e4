model T {
  id Int    @id
  a  String
  b  String

  @@unique([a], map: "t_a")
  @@index([b], map: "t_b")
}
