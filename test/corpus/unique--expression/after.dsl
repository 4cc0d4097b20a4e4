model T {
  id Int    @id
  a  String

  @@unique([raw("upper(a)"), id], map: "t_a_lower")
}
