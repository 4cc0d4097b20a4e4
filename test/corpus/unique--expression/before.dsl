model T {
  id Int    @id
  a  String

  @@unique([raw("lower(a)")], map: "t_a_lower")
}
