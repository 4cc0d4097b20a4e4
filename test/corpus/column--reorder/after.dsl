model Deal {
  city  String
  title String
  id    Int    @id
}
